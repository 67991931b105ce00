import argparse
from concurrent.futures import ProcessPoolExecutor

SIZES = {"a.png": (640, 480), "b.png": (1024, 768), "c.png": (300, 200)}


def resize(name):
    width, height = SIZES[name]
    if options.max_width < width:
        height = height * options.max_width // width
        width = options.max_width
    return name, width, height


def report(results):
    for name, width, height in results:
        print(f"{name}: {width}x{height}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--max-width", type=int, default=500)
    options = parser.parse_args()
    with ProcessPoolExecutor(2) as executor:
        report(executor.map(resize, sorted(SIZES)))
