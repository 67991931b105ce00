import multiprocessing
import os
import tempfile

SOURCE_ID = multiprocessing.Value("i", 0)
FILE_PROGRESS = multiprocessing.Value("i", 0)


def next_ids(count):
    with SOURCE_ID.get_lock():
        first = SOURCE_ID.value
        SOURCE_ID.value += count
    return range(first, first + count)


def ingest_file(path):
    with open(path) as handle:
        rows = [line.split(",") for line in handle if line.strip()]
    catalog = {
        source_id: (float(ra), float(dec))
        for source_id, (ra, dec) in zip(next_ids(len(rows)), rows)
    }
    with FILE_PROGRESS.get_lock():
        FILE_PROGRESS.value += 1
    return catalog


def write_inputs(folder, files=6, rows=20):
    paths = []
    for i in range(files):
        path = os.path.join(folder, f"gaia_{i:02d}.csv")
        with open(path, "w") as handle:
            for j in range(rows):
                handle.write(f"{10 * i + j / 10},{-30 + j}\n")
        paths.append(path)
    return paths


def run(processes=2):
    with tempfile.TemporaryDirectory() as folder:
        paths = write_inputs(folder)
        with multiprocessing.Pool(processes) as pool:
            shards = pool.map(ingest_file, paths, chunksize=1)
        merged = {}
        for shard in shards:
            merged.update(shard)
        print(f"ingested {FILE_PROGRESS.value}/{len(paths)} files")
        print(f"{sum(map(len, shards))} rows read, {SOURCE_ID.value} ids assigned")


if __name__ == "__main__":
    run()
