from concurrent.futures import ProcessPoolExecutor


class ParseError(Exception):
    def __init__(self, line, text):
        super().__init__(line, text)
        self.line = line
        self.text = text

    def __str__(self):
        return f"line {self.line}: {self.text!r}"


def parse(line, text):
    if not text.isdigit():
        raise ParseError(line, text)
    return int(text)


def main():
    with ProcessPoolExecutor(max_workers=1) as executor:
        futures = [executor.submit(parse, *item) for item in enumerate(["4", "x", "12"], 1)]
    for future in futures:
        error = future.exception()
        print(error if isinstance(error, ParseError) else future.result())


if __name__ == "__main__":
    main()
