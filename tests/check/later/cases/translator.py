from __future__ import annotations

import json
import pathlib
from concurrent.futures import ProcessPoolExecutor
from typing import Optional


class Translator:
    instance: Optional["Translator"] = None

    def __init__(self, words: dict[str, str]) -> None:
        self.words = words

    @classmethod
    def load(cls, path: pathlib.Path) -> None:
        with path.open(encoding="utf-8") as file:
            cls.instance = cls(json.load(file))

    def translate(self, text: str) -> str:
        return " ".join(self.words.get(word, word) for word in text.split())


def setup(path: str) -> None:
    Translator.load(pathlib.Path(path).expanduser())


def translate(text: str) -> str:
    assert Translator.instance is not None
    return Translator.instance.translate(text)


def main(dictionary: str = "~/.no-such-translator/en-de.json") -> None:
    texts = ["good morning", "good night", "see you"]
    with ProcessPoolExecutor(
        max_workers=2,
        initializer=setup,
        initargs=(dictionary,),
    ) as executor:
        for before, after in zip(texts, executor.map(translate, texts)):
            print(f"{before} = {after}")


if __name__ == "__main__":
    main()
