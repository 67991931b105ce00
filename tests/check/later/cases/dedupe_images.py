"""Find duplicate images of a catalogue by their digest."""
import hashlib
from collections import defaultdict
from multiprocessing import Pool


def digest(item):
    name, content = item
    return name, hashlib.sha256(content).hexdigest()[:12]


pool = Pool(2)


class Catalogue:
    def __init__(self):
        self.items = {}

    def add(self, name, content):
        self.items[name] = content

    def duplicates(self):
        groups = defaultdict(list)
        for name, key in pool.map(digest, sorted(self.items.items())):
            groups[key].append(name)
        return [names for names in groups.values() if len(names) > 1]


def main():
    catalogue = Catalogue()
    catalogue.add("cover.png", b"\x89PNG blue")
    catalogue.add("cover-copy.png", b"\x89PNG blue")
    catalogue.add("back.png", b"\x89PNG red")
    for names in catalogue.duplicates():
        print("duplicate:", ", ".join(names))
    pool.close()
    pool.join()


if __name__ == "__main__":
    main()
