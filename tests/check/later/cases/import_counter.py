from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import Manager

BATCHES = {
    "customers": ["Ada", "", "Grace", "Linus"],
    "suppliers": ["ACME", "Initech", ""],
    "partners": ["Umbrella", "Hooli"],
}


def import_rows(table, rows, imported, rejected):
    accepted = [row for row in rows if row]
    with imported.get_lock():
        imported.value += len(accepted)
    if len(accepted) < len(rows):
        rejected[table] = len(rows) - len(accepted)
    return table, len(accepted)


def import_all(batches):
    with Manager() as manager:
        imported = manager.Value("i", 0)
        rejected = manager.dict()
        with ProcessPoolExecutor(max_workers=3) as executor:
            jobs = {
                executor.submit(import_rows, table, rows, imported, rejected): table
                for table, rows in batches.items()
            }
            for job in as_completed(jobs):
                table, count = job.result()
                print(f"{table}: {count} rows")
        return imported.value, dict(rejected)


def main():
    total, rejected = import_all(BATCHES)
    print("imported", total)
    for table in sorted(rejected):
        print("rejected", table, rejected[table])


if __name__ == "__main__":
    main()
