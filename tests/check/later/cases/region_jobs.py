"""Find the nearest region first, then run the billing jobs against it."""
import multiprocessing
import os

LATENCY = {"eu-west-1": 31, "us-east-1": 92, "ap-south-1": 140, "eu-north-1": 18}


def measure(regions, replies):
    for region in regions:
        replies.put((LATENCY[region], region))
    replies.put(None)


def nearest_region():
    replies = multiprocessing.Queue()
    probe = multiprocessing.Process(target=measure, args=(sorted(LATENCY), replies))
    probe.start()
    measured = list(iter(replies.get, None))
    probe.join()
    return min(measured)[1]


def endpoint():
    region = os.environ.get("BILLING_REGION", "us-east-1")
    return f"https://billing.{region}.example.com"


def run_job(name, replies):
    replies.put(f"{name} -> {endpoint()}")


def main():
    os.environ["BILLING_REGION"] = nearest_region()
    print("using", endpoint())
    replies = multiprocessing.Queue()
    jobs = [multiprocessing.Process(target=run_job, args=(name, replies))
            for name in ("invoices", "refunds", "dunning")]
    for job in jobs:
        job.start()
    lines = sorted(replies.get() for _ in jobs)
    for job in jobs:
        job.join()
    print("\n".join(lines))


if __name__ == "__main__":
    main()
