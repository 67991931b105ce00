import multiprocessing


def extract_genes(record, progress):
    name, sequence = record
    genes = [part for part in sequence.split("TAA") if part.startswith("ATG")]
    progress.put((name, len(genes)))
    return name, genes


def report(progress, expected):
    for _ in range(expected):
        name, count = progress.get(timeout=2)
        print(f"{name}: {count} genes")


def main():
    records = [
        ("NC_001", "ATGCCCTAAATGGGTTAACCC"),
        ("NC_002", "GGGTAAATGAAATAA"),
        ("NC_003", "CCCTAAGGG"),
    ]
    progress = multiprocessing.Queue()
    pool = multiprocessing.Pool(2)
    handles = [
        pool.apply_async(extract_genes, (record, progress)) for record in records
    ]
    pool.close()
    extracted = dict(handle.get() for handle in handles)
    pool.join()
    report(progress, len(records))
    print("total", sum(len(genes) for genes in extracted.values()))


if __name__ == "__main__":
    main()
