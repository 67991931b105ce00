"""Count log rows over several shards and report when the scan is complete."""
import multiprocessing as mp
import time

SHARDS = {"web-1": 30000, "web-2": 30000, "api-1": 30000, "api-2": 30000}


def is_error(row):
    return row % 97 == 0


def scan_shard(name, rows, start, scanned, errors):
    start.wait()
    found = 0
    for row in range(rows):
        if is_error(row):
            found += 1
        scanned.value += 1
    errors[name] = found


def main():
    total = sum(SHARDS.values())
    scanned = mp.Value("L", 0)
    start = mp.Barrier(len(SHARDS))
    with mp.Manager() as manager:
        errors = manager.dict()
        scanners = [mp.Process(target=scan_shard, args=(name, rows, start, scanned, errors))
                    for name, rows in SHARDS.items()]
        for scanner in scanners:
            scanner.start()
        while scanned.value < total:
            time.sleep(0.05)
        for scanner in scanners:
            scanner.join()
        print("scanned", scanned.value, "rows")
        for name in sorted(errors.keys()):
            print(name, errors[name])


if __name__ == "__main__":
    main()
