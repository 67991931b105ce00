"""Check documents against a table built at run time; exit 3 if any is bad."""
import multiprocessing as mp
import sys

RULES = {}


def load_rules():
    for word in ("utilize", "leverage", "synergy"):
        RULES[word] = lambda text, w=word: text.count(w)


def check(doc):
    name, text = doc
    hits = sum(rule(text) for rule in RULES.values())
    return name, hits


def main():
    load_rules()
    docs = [
        ("a.txt", "we utilize the synergy of teams"),
        ("b.txt", "plain words only"),
        ("c.txt", "leverage, and utilize"),
    ]
    fork = mp.get_context("fork")
    with fork.Pool(2) as pool:
        found = pool.map(check, docs)
    for name, hits in found:
        print(name, hits)
    return 3 if any(hits for _, hits in found) else 0


if __name__ == "__main__":
    sys.exit(main())
