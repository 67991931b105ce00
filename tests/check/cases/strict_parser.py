import warnings
from concurrent.futures import ProcessPoolExecutor


def parse(line):
    key, _, value = line.partition("=")
    if not value:
        warnings.warn(f"no value for {key!r}", UserWarning)
        value = "?"
    return key, value


def main():
    warnings.simplefilter("error")
    lines = ["host=localhost", "port=8080", "timeout"]
    with ProcessPoolExecutor(1) as executor:
        futures = [executor.submit(parse, line) for line in lines]
    for line, future in zip(lines, futures):
        try:
            print(future.result())
        except UserWarning as problem:
            print("refused:", line, "-", problem)


if __name__ == "__main__":
    main()
