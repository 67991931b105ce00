import datetime
import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Event:
    title: str
    day: datetime.date


def encode_more(self, value):
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"can't encode {type(value).__name__}")


def enable_dates():
    json.JSONEncoder.default = encode_more


def render(event):
    return json.dumps(asdict(event), sort_keys=True)


def calendar(year):
    return [
        Event("new year", datetime.date(year, 1, 1)),
        Event("spring", datetime.date(year, 3, 20)),
        Event("summer", datetime.date(year, 6, 21)),
    ]


def main(year=2024):
    enable_dates()
    print(render(calendar(year)[0]))
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(render, event) for event in calendar(year)]
        for future in futures:
            print(future.result())


if __name__ == "__main__":
    main()
