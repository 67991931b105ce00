"""Probe each service in its own process and report the latencies."""
import multiprocessing
import statistics


class LatencyProbe:
    def __init__(self, services, samples=5):
        self.services = services
        self.samples = samples
        self.latencies = {}

    def probe(self, service, base_ms):
        measured = [base_ms + (7 * n) % 5 for n in range(self.samples)]
        self.latencies[service] = statistics.mean(measured)

    def run(self):
        processes = []
        for service, base_ms in self.services.items():
            process = multiprocessing.Process(target=self.probe, args=(service, base_ms))
            processes.append(process)
            process.start()
        for process in processes:
            process.join()

    def slowest(self):
        return max(self.latencies, key=self.latencies.get)


def main():
    probe = LatencyProbe({"auth": 12, "billing": 48, "search": 31})
    probe.run()
    for service, latency in sorted(probe.latencies.items()):
        print(f"{service:10s} {latency:6.1f} ms")
    print("slowest:", probe.slowest())


if __name__ == "__main__":
    main()
