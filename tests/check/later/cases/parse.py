"""Parse recipes in a pool; a bad one is reported with its place."""
import multiprocessing as mp


class RecipeError(ValueError):
    def __init__(self, name, line, reason):
        super().__init__(f"{name}:{line}: {reason}")
        self.name = name
        self.line = line
        self.reason = reason


RECIPES = {
    "soup": "water 1000\nleek 3\nsalt 5",
    "bread": "flour 500\nwater 350\nyeast",
    "pesto": "basil 80\noil 100",
}


def parse_line(name, number, text):
    try:
        item, amount = text.split()
    except ValueError:
        raise RecipeError(name, number, "no amount") from None
    return item, int(amount)


def parse(name):
    lines = RECIPES[name].splitlines()
    return name, dict(parse_line(name, n, text) for n, text in enumerate(lines, 1))


class Cookbook:
    def __init__(self):
        self.recipes = {}
        self.errors = []

    def load(self, names):
        with mp.Pool(2) as pool:
            pending = [pool.apply_async(parse, (name,)) for name in names]
            for result in pending:
                try:
                    name, recipe = result.get()
                except RecipeError as error:
                    self.errors.append(error)
                else:
                    self.recipes[name] = recipe


def main():
    book = Cookbook()
    book.load(sorted(RECIPES))
    print("read:", *sorted(book.recipes))
    for error in book.errors:
        print(f"line {error.line} of {error.name}: {error.reason}")


if __name__ == "__main__":
    main()
