"""Check configuration snippets in workers; the exit code says what was found."""
import json
import sys
import traceback
from concurrent.futures import ProcessPoolExecutor, as_completed

SNIPPETS = {
    "web": '{"port": 80}',
    "db": '{"port": }',
    "cache": '{"port": "x"}',
}


def check(name, text):
    conf = json.loads(text)
    if not isinstance(conf["port"], int):
        raise TypeError(f"{name}: port must be a number")
    return conf["port"]


def main():
    bad = []
    with ProcessPoolExecutor(2) as executor:
        futures = {executor.submit(check, n, t): n for n, t in SNIPPETS.items()}
        for future in as_completed(futures):
            name = futures[future]
            try:
                print(name, "ok, port", future.result())
            except (TypeError, ValueError) as exc:
                bad.append(name)
                print(name, "is wrong:", exc)
                traceback.print_exception(exc)
    print("wrong:", ", ".join(sorted(bad)) or "none")
    return 3 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
