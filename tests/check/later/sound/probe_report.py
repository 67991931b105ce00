"""Health probes: a failing probe is a result, and makes the exit code 3."""
import concurrent.futures
import functools
import multiprocessing
import sys
import traceback


class ProbeError(Exception):
    def __init__(self, host, reason):
        super().__init__(host, reason)
        self.host = host
        self.reason = reason

    def __str__(self):
        return "%s: %s" % (self.host, self.reason)


def probe(limit, host):
    load = sum(map(ord, host)) % 100
    if host.startswith("bad"):
        raise ProbeError(host, "no answer")
    if host == "gone":
        return 1 / 0
    return host, "busy" if load > limit else "calm"


def guarded(host, conn):
    try:
        conn.send(("ok", probe(50, host)))
    except Exception:
        traceback.print_exc(file=sys.stdout)
        conn.send(("error", traceback.format_exc(limit=0).strip()))
    finally:
        conn.close()


def main():
    failures = 0
    hosts = ["web1", "bad-disk", "db", "gone"]
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        jobs = {pool.submit(functools.partial(probe, 50), host): host for host in hosts}
        for job in concurrent.futures.as_completed(jobs):
            try:
                print(*job.result())
            except (ProbeError, ZeroDivisionError) as exc:
                failures += 1
                print(jobs[job], "FAILED", type(exc).__name__, exc)
    ours, theirs = multiprocessing.Pipe(duplex=False)
    last = multiprocessing.Process(target=guarded, args=("bad-fan", theirs))
    last.start()
    theirs.close()
    print("single:", ours.recv())
    last.join()
    return 3 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
