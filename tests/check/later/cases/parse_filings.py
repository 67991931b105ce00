import argparse
import multiprocessing
import re

RECORD = re.compile(r"(?P<number>\d+)\|(?P<title>[^|]+)\|(?P<year>\d{4})")


def chunks():
    for decade in range(3):
        yield "\n".join(
            f"{decade * 100 + n}|filing {n}|{1990 + decade}" for n in range(4)
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="parse patent filings")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--after", type=int, default=1991)
    args = parser.parse_args()

    def parse_chunk(text, after):
        rows = []
        for line in text.splitlines():
            match = RECORD.match(line)
            if match and int(match["year"]) >= after:
                rows.append((int(match["number"]), match["title"]))
        return rows

    with multiprocessing.Pool(args.threads) as pool:
        parsed = pool.starmap(parse_chunk, [(c, args.after) for c in chunks()])

    for rows in parsed:
        print(len(rows), "filings", rows[:1])
