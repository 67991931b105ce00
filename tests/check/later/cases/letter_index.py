from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor, as_completed

TEXTS = ["red apple", "blue sky", "red rose"]


def index(text):
    found = defaultdict(lambda: defaultdict(int))
    for word in text.split():
        found[word[0]][word] += 1
    return found


def main():
    total = {}
    with ProcessPoolExecutor() as executor:
        futures = [executor.submit(index, text) for text in TEXTS]
        for future in as_completed(futures):
            for letter, words in future.result().items():
                total.setdefault(letter, {}).update(words)
    print(sorted(total))


if __name__ == "__main__":
    main()
