import multiprocessing


def translate(record, progress):
    name, sequence = record
    codons = [sequence[i:i + 3] for i in range(0, len(sequence), 3)]
    progress.put(name)
    return name, codons.count("ATG")


def main():
    records = [("NC_101", "ATGCCCATG"), ("NC_102", "CCCGGG"), ("NC_103", "ATGTAA")]
    with multiprocessing.Manager() as manager:
        progress = manager.Queue()
        with multiprocessing.Pool(2) as pool:
            handles = [pool.apply_async(translate, (r, progress)) for r in records]
            starts = dict(handle.get() for handle in handles)
        finished = sorted(progress.get(timeout=2) for _ in records)
    for name in finished:
        print(name, starts[name])


if __name__ == "__main__":
    main()
