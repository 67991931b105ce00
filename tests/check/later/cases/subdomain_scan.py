"""Ask several lookup engines for the subdomains of a host, one process per engine."""
import multiprocessing
import threading


class LookupEngine:
    def __init__(self, name, known):
        self.name = name
        self.known = known
        self.found = []
        self.print_lock = threading.Lock()

    def say(self, text):
        with self.print_lock:
            print(f"[{self.name}] {text}", flush=True)

    def matches(self, host):
        return [entry for entry in self.known if entry.endswith("." + host)]

    def scan(self, host, answers):
        for entry in self.matches(host):
            self.found.append(entry)
        answers.put((self.name, self.found))


ENGINES = {
    "crtlog": ["www.example.org", "mail.example.org", "cdn.other.net"],
    "dnsdump": ["www.example.org", "vpn.example.org"],
}


def scan_all(host):
    answers = multiprocessing.Queue()
    workers = []
    for name, known in ENGINES.items():
        engine = LookupEngine(name, known)
        worker = multiprocessing.Process(target=engine.scan, args=(host, answers))
        worker.start()
        workers.append(worker)
    collected = dict(answers.get(timeout=5) for _ in workers)
    for worker in workers:
        worker.join()
    return collected


if __name__ == "__main__":
    collected = scan_all("example.org")
    for name in sorted(collected):
        print(name, ", ".join(collected[name]))
