"""The check of Chinese typography: what it tells, and what it leaves alone."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def lint(tmp_path):
    """Check a page; return the exit code and what was printed, without the path."""

    def check(text):
        page = tmp_path / "page.md"
        page.write_text(text, "utf-8")
        command = [sys.executable, "-X", "utf8", "-m", "conf.chinese_lint", page]
        options = {"cwd": ROOT, "encoding": "utf-8", "timeout": 60}
        done = subprocess.run(command, capture_output=True, check=False, **options)
        assert done.stderr == ""
        return done.returncode, done.stdout.replace(f"{page}:", "")

    return check


@pytest.mark.parametrize(
    ("text", "line", "better"),
    [
        ("用fork启动", 3, "用 fork 启动"),
        ("共3个", 3, "共 3 个"),
        ("他说:好,走吧", 3, "他说：好，走吧"),
        ("用`fork`启动", 3, "用 `fork` 启动"),
        ("进程(process)是", 3, "进程（process）是"),
        ("第一行\n用fork启动\n第三行", 4, "用 fork 启动"),
        ("```{dropdown} 答案\n用fork启动\n```", 4, "用 fork 启动"),
        ("```{dropdown} 用fork启动\n对。\n```", 3, "用 fork 启动"),
        ("```{lab}\n用fork启动\n```", 4, "用 fork 启动"),
        ("```{measured} ipc/start\n:title: 用fork启动\n```", 4, "用 fork 启动"),
        ("| 方法 |\n|---|\n| 用fork启动 |", 5, "| 用 fork 启动 |"),
    ],
)
def test_a_fault_is_told_with_its_line_and_the_better_text(lint, text, line, better):
    code, told = lint(f"# 题\n\n{text}\n")

    assert code == 1
    assert told.startswith(f"{line}: ")
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
