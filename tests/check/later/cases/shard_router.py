"""Spread account events over shard files, then let workers total each account."""
import json
import multiprocessing
import tempfile
from collections import defaultdict
from pathlib import Path

SHARDS = 16


def shard_of(account):
    return hash(account) % SHARDS


def write_shards(events, folder):
    buckets = defaultdict(list)
    for account, amount in events:
        buckets[shard_of(account)].append({"account": account, "amount": amount})
    for number in range(SHARDS):
        path = folder / f"shard-{number:02}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in buckets[number]))


def total_account(job):
    folder, account = job
    path = Path(folder) / f"shard-{shard_of(account):02}.jsonl"
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    return account, sum(row["amount"] for row in rows if row["account"] == account)


def main():
    accounts = [f"acct-{number:04}" for number in range(12)]
    events = [(account, 5 + index) for index, account in enumerate(accounts) for _ in range(3)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_shards(events, folder)
        with multiprocessing.Pool(2) as pool:
            totals = pool.map(total_account, [(name, account) for account in accounts])
        for account, total in totals:
            print(f"{account} {total}")
        print("grand total", sum(total for _, total in totals))


if __name__ == "__main__":
    main()
