"""Nightly customer report: each section is rendered in its own process."""
import json
import multiprocessing as mp
import time


class SectionRenderer(mp.Process):
    def __init__(self, section, row_count, outbox):
        super().__init__(name=f"render-{section}")
        self.section = section
        self.row_count = row_count
        self.outbox = outbox

    def run(self):
        rows = [
            {"section": self.section, "id": n, "label": f"customer {n:06d}"}
            for n in range(self.row_count)
        ]
        self.outbox.put((self.section, json.dumps(rows)))


def render_report(sections):
    outbox = mp.Queue()
    renderers = [SectionRenderer(name, count, outbox) for name, count in sections.items()]
    started = time.perf_counter()
    for renderer in renderers:
        renderer.start()
    for renderer in renderers:
        renderer.join()
    report = {}
    while len(report) < len(sections):
        section, body = outbox.get()
        report[section] = body
    return report, time.perf_counter() - started


if __name__ == "__main__":
    report, seconds = render_report({"summary": 20, "invoices": 4000, "refunds": 300})
    for section in sorted(report):
        print(section, len(report[section]))
