import multiprocessing


class Extractor:
    def __init__(self, records):
        self.records = records
        self.queue = multiprocessing.Queue()

    def progress(self):
        done = 0
        while done < len(self.records):
            done += self.queue.get(timeout=5)
            print(f"{100 * done // len(self.records)} %")

    def start(self):
        with multiprocessing.Pool(2) as pool:
            jobs = [pool.apply_async(extract, (record, self.queue)) for record in self.records]
            genes = [gene for job in jobs for gene in job.get()]
            self.progress()
        return genes


def extract(record, queue):
    queue.put(1)
    return [record[i : i + 3] for i in range(0, len(record), 3)]


if __name__ == "__main__":
    print(Extractor(["ATGTTT", "ATGCCCTAA"]).start())
