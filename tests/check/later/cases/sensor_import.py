"""Turn raw sensor files into daily averages, one pool task per file."""
import json
import tempfile
from multiprocessing import Pool
from pathlib import Path

RAW = {
    "2024-05-01": "21.5\n22.0\n21.0\n",
    "2024-05-02": "19.5\nn/a\n20.5\n",
    "2024-05-03": "18.0\n18.5\n",
}


def average_day(source, target):
    values = [float(line) for line in Path(source).read_text().splitlines()]
    Path(target).write_text(json.dumps({"count": len(values), "mean": sum(values) / len(values)}))


def import_folder(folder):
    pool = Pool(processes=2)
    for source in sorted(folder.glob("*.raw")):
        pool.apply_async(average_day, (str(source), str(source.with_suffix(".json"))))
    pool.close()
    pool.join()


def monthly_report(folder):
    for day in sorted(RAW):
        summary = json.loads((folder / f"{day}.json").read_text())
        print(day, summary["count"], round(summary["mean"], 2))


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for day, text in RAW.items():
            (folder / f"{day}.raw").write_text(text)
        import_folder(folder)
        monthly_report(folder)


if __name__ == "__main__":
    main()
