"""Check parcels; a bad parcel fails in its worker and is reported here."""
import traceback
from concurrent.futures import ProcessPoolExecutor, as_completed


class ParcelError(Exception):
    def __init__(self, code, *, weight):
        super().__init__(f"parcel {code} weighs {weight}")
        self.code = code
        self.weight = weight

    def __reduce__(self):
        return _rebuild, (type(self), self.code, self.weight)


class TooHeavy(ParcelError):
    pass


def _rebuild(kind, code, weight):
    return kind(code, weight=weight)


def check(code, weight):
    if weight > 30:
        raise TooHeavy(code, weight=weight)
    if weight <= 0:
        raise ParcelError(code, weight=weight)
    return f"{code}: {30 / weight:.1f}"


def main():
    parcels = {"A1": 3, "B2": 31, "C3": 0, "D4": "7", "E5": 15}
    lines = []
    with ProcessPoolExecutor(2) as pool:
        futures = {pool.submit(check, code, weight): code
                   for code, weight in parcels.items()}
        for future in as_completed(futures):
            code = futures[future]
            try:
                lines.append((code, future.result()))
            except TooHeavy as error:
                lines.append((code, f"too heavy: {error.weight}"))
            except ParcelError as error:
                lines.append((code, f"refused: {error}"))
            except TypeError as error:
                lines.append((code, "crashed:\n" + "".join(
                    traceback.format_exception_only(type(error), error)).rstrip()))
    for code, line in sorted(lines):
        print(code, line)


if __name__ == "__main__":
    main()
