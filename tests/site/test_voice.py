"""Examples and pages speak of the work itself; the Chinese reads as written first."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conf.pages import DOCS, ROOT, prose

PARTS = sorted(path.name for path in (DOCS / "en").iterdir() if path.is_dir())
SCENE = re.compile(
    r"\b(?:clerk|desk|ledger|waiter|cook(?!book)|parcel|nightfall|lamp)", re.I
)
HAN = re.compile(r"[\u4e00-\u9fff]")
AT_MOST = {  # in 1,000 Chinese characters of a part
    "；": 2.5,
    "谁": 0.5,
    "却": 0.3,
    "次序": 0.2,
    r"（(?=[^）]*[a-z])[A-Za-z][A-Za-z ,'-]*）": 2.0,  # a gloss, not an abbreviation
}
CLAUSE = 9.5  # Chinese characters on average, at least
TERMS = {  # what was said once, and the term for it
    "文件夹": "目录",
    "死讯": "异常退出",
    "信件": "消息",
    "顾客": "客户端",
    "来客": "客户端",
    "记账员": "工作进程",
    "主动切换": "自愿切换",
    "被迫切换": "非自愿切换",
}


def shown(part: str) -> Iterator[Path]:
    for folder in (ROOT / "examples", DOCS / "en", DOCS / "zh"):
        for path in sorted((folder / part).rglob("*")):
            if path.suffix in (".md", ".py", ".out", ".trace"):
                yield path


def chinese(path: Path) -> list[str]:
    return prose(path.read_text("utf-8"))


def places(path: Path, pattern: re.Pattern[str], lines: list[str]) -> list[str]:
    name = path.relative_to(ROOT).as_posix()
    return [
        f"{name}:{number}: {found[0]}"
        for number, line in enumerate(lines, 1)
        if (found := pattern.search(line))
    ]


@pytest.mark.parametrize("part", PARTS)
def test_no_scene_stands_between_a_reader_and_the_work(part: str) -> None:
    found = [
        place
        for path in shown(part)
        for place in places(path, SCENE, path.read_text("utf-8").splitlines())
    ]

    assert not found, "\n".join(found)


@pytest.mark.parametrize("part", PARTS)
def test_chinese_pages_use_the_term_and_no_other_word(part: str) -> None:
    wrong = re.compile("|".join(TERMS))

    found = [
        f"{place}: {TERMS[place.rpartition(' ')[2]]}"
        for path in sorted((DOCS / "zh" / part).rglob("*.md"))
        for place in places(path, wrong, chinese(path))
    ]

    assert not found, "\n".join(found)


@pytest.mark.parametrize("part", PARTS)
def test_chinese_sentences_are_not_cut_as_the_english_ones_are(part: str) -> None:
    pages = sorted((DOCS / "zh" / part).rglob("*.md"))
    text = "\n".join("\n".join(chinese(page)) for page in pages)
    thousands = len(HAN.findall(text)) / 1000
    sentences = "\n".join(re.findall(r"^[^|#-].*。", text, re.MULTILINE))
    linked = re.sub(r"`([^`<]+)<[^`>]*>`", r"\1", sentences)
    clauses = re.split(r"[，。；：？！\n]", re.sub(r"`[^`]*`", "码", linked))
    lengths = [len(HAN.findall(clause)) for clause in clauses if HAN.search(clause)]

    often = {
        mark: round(len(re.findall(mark, text)) / thousands, 2)
        for mark, most in AT_MOST.items()
        if len(re.findall(mark, text)) / thousands > most
    }

    assert not often, f"too often in 1,000 characters: {often}"
    assert sum(lengths) / len(lengths) >= CLAUSE
