"""The processes that tests start from a template are processes like any other."""

import os
import signal
import subprocess
import sys

import pytest
from processes import Process, run

TOLD = """
import os, sys
print(os.getpid(), os.getsid(0), os.getcwd(), sys.argv[1:], sorted(os.environ), hash("dân vận"), sys.stdin.read(), sep="|")
print("Lỗi", file=sys.stderr)
sys.exit(int(sys.argv[1]))
"""


@pytest.fixture
def environment(tmp_path):
    (tmp_path / "told.py").write_text(TOLD, encoding="utf-8")
    (tmp_path / "waits.py").write_text("import time\ntime.sleep(60)", encoding="utf-8")
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path), "LC_ALL": "C.UTF-8"}


def test_it_is_what_a_cold_one_is(environment, tmp_path):
    cold = subprocess.run([sys.executable, "-m", "told", "3", "à"], cwd=tmp_path, env=environment, capture_output=True, text=True, input="")
    process = Process("told", "3", "à", environment=environment, cwd=tmp_path, new_session=True)
    out, err = process.communicate()
    pid, session, *rest, _, read = out.split("|")
    assert (rest, read, err) == (cold.stdout.split("|")[2:-2], cold.stdout.split("|")[-1], cold.stderr)
    assert int(pid) == int(session) == process.pid
    assert process.returncode == cold.returncode == 3


def test_one_and_the_next_have_different_orders_of_sets(environment):
    assert len({run("told", "0", environment=environment).stdout.split("|")[-2] for _ in range(2)}) == 2


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_it_dies_of_signals(environment, number):
    process = Process("waits", environment=environment)
    assert process.poll() is None
    process.send_signal(number)
    process.communicate()
    assert process.poll() == -number


def test_it_is_waited_for_no_longer_than_asked(environment):
    with pytest.raises(subprocess.TimeoutExpired):
        run("waits", environment=environment, timeout=0.1)


def test_an_exception_ends_it(environment):
    done = run("told", "many", environment=environment)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("ValueError")
