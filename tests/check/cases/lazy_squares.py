import time
from multiprocessing import Pool


def slow_square(number):
    time.sleep(0.3)
    return number * number


def squares(numbers):
    with Pool(2) as pool:
        results = pool.imap(slow_square, numbers)
    return results


def main():
    total = 0
    for square in squares(range(6)):
        total += square
    print("total", total)


if __name__ == "__main__":
    main()
