import multiprocessing

DOCUMENTS = {
    "a": "fork copies the process",
    "b": "spawn starts a new interpreter",
    "c": "forkserver forks from a clean process",
}


def matches(name, word):
    return name, DOCUMENTS[name].split().count(word)


class Index:
    def __init__(self, processes):
        self.pool = multiprocessing.Pool(processes)

    def search(self, word):
        hits = self.pool.starmap(matches, [(name, word) for name in DOCUMENTS])
        return [name for name, count in hits if count]


if __name__ == "__main__":
    index = Index(2)
    for word in ("process", "spawn"):
        print(word, index.search(word))
