"""Give a pool four tasks one by one, and then a chunk of ten thousand."""

from multiprocessing import Pool

if __name__ == "__main__":
    with Pool(1) as pool:
        pool.map(abs, range(4), chunksize=1)
        pool.map(abs, range(10_000), chunksize=10_000)
