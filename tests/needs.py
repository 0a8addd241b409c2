"""What a test needs of its machine."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def lacks(reason: str, detail: object = "") -> NoReturn:
    """Skip a test for something that the machine lacks; in CI, where it must be there, the test fails, with the `detail` too."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}: {detail}" if detail else reason)
    pytest.skip(reason)
