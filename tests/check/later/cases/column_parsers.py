import csv
import io
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Callable

TABLE = """id,price,tags
1,9.50,red;small
2,12.00,blue
3,7.25,green;large;new
"""


@dataclass
class Column:
    name: str
    parse: Callable[[str], Any] = str
    missing: Any = None


@dataclass
class Schema:
    columns: list[Column] = field(default_factory=list)

    def add(self, name: str, parse: Callable[[str], Any] = str) -> "Schema":
        self.columns.append(Column(name, parse))
        return self


def parse_row(schema: Schema, row: dict[str, str]) -> dict[str, Any]:
    return {c.name: c.parse(row[c.name]) if row[c.name] else c.missing
            for c in schema.columns}


def build_schema() -> Schema:
    schema = Schema()
    schema.add("id", int).add("price", float)
    schema.add("tags", lambda text: text.split(";"))
    return schema


def main() -> None:
    rows = list(csv.DictReader(io.StringIO(TABLE)))
    schema = build_schema()
    with ProcessPoolExecutor(max_workers=2) as executor:
        parsed = executor.map(parse_row, [schema] * len(rows), rows)
        for record in parsed:
            print(record)


if __name__ == "__main__":
    main()
