from concurrent.futures import ProcessPoolExecutor

from work import square

with ProcessPoolExecutor() as pool:
    print(list(pool.map(square, range(5))))
