"""The check of Chinese typography: what it tells, and what it leaves alone."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "conf" / "chinese_lint.py"


@pytest.fixture
def lint(tmp_path):
    """Check a page; return the exit code and what was printed, without the path."""

    def check(text):
        page = tmp_path / "page.md"
        page.write_text(text, "utf-8")
        command = [sys.executable, "-X", "utf8", SCRIPT, page]
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=60, check=False
        )
        assert done.stderr == ""
        return done.returncode, done.stdout.replace(f"{page}:", "")

    return check


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("用fork启动", "用 fork 启动"),
        ("共3个", "共 3 个"),
        ("他说:好,走吧", "他说：好，走吧"),
        ("用`fork`启动", "用 `fork` 启动"),
        ("进程(process)是", "进程（process）是"),
        ("```{dropdown} 答案\n用fork启动\n```", "用 fork 启动"),
    ],
)
def test_a_fault_is_told_with_its_line_and_the_better_text(lint, text, better):
    code, told = lint(f"# 题\n\n{text}\n")

    assert code == 1
    assert told.startswith("4: " if "dropdown" in text else "3: ")
    assert f"better: {better}\n" in told


@pytest.mark.parametrize(
    "text",
    [
        "用 fork 启动，共 3 个（三个）。",
        "看{term}`进程`的状态，见 [`Process`](py:multiprocessing#x)。",
        "```python\nprint('用fork启动')\n```",
        "```{example} topic/one\n:mark: 用fork启动\n```",
        "---\nagrees-with: 用fork启动\n---\n",
        "% autocorrect-disable-next-line\n用fork启动",
    ],
)
def test_what_is_right_or_code_or_allowed_is_left_alone(lint, text):
    assert lint(f"{text}\n") == (0, "")
