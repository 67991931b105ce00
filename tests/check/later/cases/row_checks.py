from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass


class CheckError(Exception):
    pass


class RowError(CheckError):
    def __init__(self, row: int, *, column: str, reason: str) -> None:
        super().__init__(f"row {row}, column {column}: {reason}")
        self.row = row
        self.column = column


@dataclass(frozen=True)
class Row:
    number: int
    name: str
    age: int


def check(row: Row) -> str:
    if not row.name:
        raise RowError(row.number, column="name", reason="empty")
    if row.age < 0:
        raise RowError(row.number, column="age", reason="negative")
    return f"{row.number} ok"


def check_all(rows: list[Row]) -> list[str]:
    report = []
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(check, row) for row in rows]
        for future in futures:
            try:
                report.append(future.result())
            except CheckError as error:
                report.append(str(error))
    return report


def main() -> None:
    rows = [Row(1, "ann", 30), Row(2, "bob", -4), Row(3, "cleo", 51)]
    print("\n".join(check_all(rows)))


if __name__ == "__main__":
    main()
