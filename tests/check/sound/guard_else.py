import multiprocessing


def square(number):
    return number * number


if __name__ != "__main__":
    CACHE = None
else:
    CACHE = {}
    with multiprocessing.Pool(2) as pool:
        for number, result in zip(range(4), pool.map(square, range(4))):
            CACHE[number] = result
    print(CACHE)
