from concurrent.futures import ProcessPoolExecutor

ROWS = ["12", "7", "", "4.5", "3"]


class RowError(Exception):
    def __init__(self, row, reason):
        super().__init__(row, reason)
        self.row = row
        self.reason = reason


def read(row):
    if not row:
        raise RowError(row, "empty")
    return int(row)


def main():
    with ProcessPoolExecutor(2) as executor:
        futures = {executor.submit(read, row): row for row in ROWS}
    for future, row in futures.items():
        error = future.exception()
        if isinstance(error, RowError):
            print("skipped a row:", error.reason)
        elif error:
            print("no number:", row)
        else:
            print("value", future.result())


if __name__ == "__main__":
    main()
