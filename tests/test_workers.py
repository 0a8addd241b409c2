"""How the tests are spread over the workers of pytest-xdist."""

import os

import pytest


@pytest.mark.xdist_group("workers")
def test_groups_are_kept(request: pytest.FixtureRequest) -> None:
    """With a pytest that pytest-xdist does not know, groups are forgotten without a word (seen with 9.2)."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        assert request.node.nodeid.endswith("@workers")
