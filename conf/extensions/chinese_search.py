"""Chinese search: single characters and pairs, split alike in Python and JavaScript.

Sphinx asks for a dictionary (jieba), and still misses what falls between its words.
Here each run of Han characters is indexed as its characters and as each two
neighbours; a query is split into pairs, and a page must hold every one of them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import snowballstemmer  # type: ignore[import-untyped]
from sphinx.search import SearchLanguage
from sphinx.search.en import SearchEnglish

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_run = re.compile(f"[{HAN}]+|[A-Za-z0-9_]+")
_han = re.compile(f"[{HAN}]")
SPLITTER = Path(__file__).parents[1] / "theme" / "chinese_search.js"


class ChinesePairs(SearchLanguage):
    """Index Han by characters and pairs, and English words by their stems."""

    lang = "zh_CN"
    language_name = "English"  # names the stemmer's class in the browser
    js_stemmer_rawcode = SearchEnglish.js_stemmer_rawcode
    js_splitter_code = SPLITTER.read_text("utf-8")
    stopwords = SearchEnglish.stopwords

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self.stemmer = snowballstemmer.stemmer("english")
        self.last = ""  # Han character that the text before this one ended with

    def split(self, input: str) -> list[str]:  # noqa: A002
        """Split text into characters, pairs and words.

        Sphinx hands over each text node by itself; a link or emphasis that ends
        within a run of Han must not part the pair at its edge.
        """
        words = []
        if self.last and _han.match(input):
            words.append(self.last + input[0])
        if input:
            self.last = input[-1] if _han.match(input[-1]) else ""
        for run in _run.findall(input):
            if _han.match(run):
                words += [*run, *(run[i : i + 2] for i in range(len(run) - 1))]
            else:
                words.append(run)
        return words

    def word_filter(self, word: str) -> bool:
        """Keep every Han word, and what Sphinx keeps of the others."""
        if _han.match(word):
            return True
        return len(word) > 1 and super().word_filter(word)

    def stem(self, word: str) -> str:
        """Stem an English word; others stay as they are."""
        return self.stemmer.stemWord(word.lower())  # type: ignore[no-any-return]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of Sphinx's own Chinese search."""
    app.add_search_language(ChinesePairs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
