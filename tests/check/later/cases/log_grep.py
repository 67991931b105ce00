import multiprocessing
import re


def scan(path, lines, pattern, matches):
    needle = re.compile(pattern)
    for number, line in enumerate(lines, 1):
        if needle.search(line):
            matches.put((path, number, line))


def make_logs():
    text = "GET /static/app.js 200 the quick response from upstream cache node"
    return {
        f"access-{day}.log": [f"{text} {n}" for n in range(4000)]
        for day in range(2)
    }


def search(pattern):
    matches = multiprocessing.Queue()
    searchers = []
    for path, lines in make_logs().items():
        process = multiprocessing.Process(
            target=scan, args=(path, lines, pattern, matches)
        )
        process.start()
        searchers.append(process)
    for process in searchers:
        process.join()
    found = {}
    while not matches.empty():
        path, number, line = matches.get()
        found.setdefault(path, []).append(number)
    return found


if __name__ == "__main__":
    for path, numbers in sorted(search("the").items()):
        print(path, len(numbers), "matches")
