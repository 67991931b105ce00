import time
from multiprocessing import Pool

UPLOADS = [
    ("banner.png", "web", 1400),
    ("poster.tif", "print", 9800),
    ("avatar.gif", "mobile", 120),
    ("cover.jpg", "web", 2300),
]


def render(name, profile, kilobytes):
    time.sleep(0.05)
    return name, profile, kilobytes // 10


class BatchReport:
    def __init__(self):
        self.saved = {"web": 0, "print": 0}
        self.failed = []

    def on_rendered(self, result):
        name, profile, size = result
        self.saved[profile] += size
        print("rendered", name, size, flush=True)

    def on_failed(self, error):
        self.failed.append(str(error))


def run_batch(uploads):
    report = BatchReport()
    pool = Pool(processes=2)
    for upload in uploads:
        pool.apply_async(render, upload, callback=report.on_rendered,
                         error_callback=report.on_failed)
    pool.close()
    pool.join()
    return report


if __name__ == "__main__":
    report = run_batch(UPLOADS)
    print("web", report.saved["web"], "print", report.saved["print"])
    print("failed", len(report.failed))
