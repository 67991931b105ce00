from multiprocessing import Pool


class ParseError(ValueError):
    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"line {line}: {text!r}")
        self.line = line
        self.text = text

    def __reduce__(self):
        return type(self), (self.line, self.text)


def parse(numbered: tuple[int, str]) -> int:
    line, text = numbered
    try:
        return int(text)
    except ValueError:
        raise ParseError(line, text) from None


def main() -> None:
    results = []
    with Pool(2) as pool:
        waiting = [
            pool.apply_async(parse, (numbered,))
            for numbered in enumerate(["1", "x", "3"], start=1)
        ]
        for result in waiting:
            try:
                results.append(result.get(timeout=20))
            except ParseError as error:
                results.append(f"bad line {error.line}")
    print(results)


if __name__ == "__main__":
    main()
