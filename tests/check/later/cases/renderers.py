"""Render report cells; extensions add renderers for further types."""
import datetime
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import singledispatch


@dataclass(frozen=True)
class Money:
    cents: int
    currency: str = "EUR"


@singledispatch
def render(value):
    raise TypeError(f"no renderer for {type(value).__name__}")


@render.register
def _(value: str):
    return value


@render.register
def _(value: int):
    return f"{value:,}"


class Extensions:
    def __init__(self):
        self.loaded = []

    def load(self, *names):
        for name in names:
            getattr(self, f"load_{name}")()
            self.loaded.append(name)
        return self

    def load_finance(self):
        @render.register(Money)
        def render_money(value):
            return f"{value.cents / 100:.2f} {value.currency}"

    def load_calendar(self):
        @render.register(datetime.date)
        def render_date(value):
            return value.strftime("%d %b %Y")


def render_row(row):
    return " | ".join(render(cell) for cell in row)


def report(rows):
    with ProcessPoolExecutor(max_workers=2) as pool:
        return list(pool.map(render_row, rows))


def main():
    extensions = Extensions().load("finance", "calendar")
    print("extensions:", *extensions.loaded)
    rows = [
        ("rent", Money(95000), datetime.date(2024, 3, 1)),
        ("paper", Money(1250), datetime.date(2024, 3, 4)),
        ("visits", 12345, "march"),
    ]
    print(*report(rows), sep="\n")


if __name__ == "__main__":
    main()
