import sqlite3
from concurrent.futures import ProcessPoolExecutor


class Library:
    """A table of songs, and what is computed of them."""

    def __init__(self, path: str = ":memory:") -> None:
        self.path = path
        self.db = sqlite3.connect(path)
        self.db.execute("CREATE TABLE song (title TEXT, seconds INTEGER)")

    def add(self, title: str, seconds: int) -> None:
        with self.db:
            self.db.execute("INSERT INTO song VALUES (?, ?)", (title, seconds))

    def titles(self) -> list[str]:
        return [title for title, in self.db.execute("SELECT title FROM song")]

    def fingerprint(self, title: str) -> int:
        value = 7
        for character in title * 1000:
            value = (value * 31 + ord(character)) % 1_000_003
        return value

    def fingerprints(self, workers: int = 2) -> dict[str, int]:
        titles = self.titles()
        with ProcessPoolExecutor(workers) as executor:
            futures = {
                title: executor.submit(self.fingerprint, title)
                for title in titles
            }
            return {title: f.result() for title, f in futures.items()}

    def close(self) -> None:
        self.db.close()


def main() -> None:
    library = Library()
    try:
        library.add("Yesterday", 125)
        library.add("Help!", 138)
        print(library.fingerprints())
    finally:
        library.close()


if __name__ == "__main__":
    main()
