"""Probe a few hosts in parallel and print the median latency of each."""
import statistics
from multiprocessing import Manager, Process

HOSTS = {"eu-west": 31, "us-east": 88, "ap-south": 140}
ROUNDS = 5


def probe(host, base, attempt):
    return base + (len(host) * attempt) % 7


def probe_host(board, host, base):
    for attempt in range(ROUNDS):
        board[host]["samples"].append(probe(host, base, attempt))
    board[host]["done"] = True


def main():
    with Manager() as manager:
        board = manager.dict()
        for host in HOSTS:
            board[host] = {"samples": [], "done": False}
        probes = [Process(target=probe_host, args=(board, host, base)) for host, base in HOSTS.items()]
        for p in probes:
            p.start()
        for p in probes:
            p.join()
        for host in sorted(HOSTS):
            samples = board[host]["samples"]
            print(f"{host:10} median {statistics.median(samples)} ms over {len(samples)} rounds")


if __name__ == "__main__":
    main()
