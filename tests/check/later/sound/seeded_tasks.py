import random
from concurrent.futures import ProcessPoolExecutor


def estimate(seed, count):
    generator = random.Random(seed)
    inside = sum(generator.random() ** 2 + generator.random() ** 2 < 1 for _ in range(count))
    return 4 * inside / count


def main():
    random.seed(7)
    seeds = [random.randrange(10 ** 6) for _ in range(4)]
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(estimate, seed, 2000) for seed in seeds]
        print([future.result() for future in futures])


if __name__ == "__main__":
    main()
