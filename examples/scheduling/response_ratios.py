"""Choose the job with the highest response ratio whenever the CPU is free."""

from examples.scheduling import Job

JOBS = [Job("A", 0, 3), Job("B", 2, 6), Job("C", 4, 4), Job("D", 6, 5), Job("E", 8, 2)]


def response_ratio(job: Job, now: int) -> float:
    """Return (wait + burst) / burst of a job that hasn't run yet."""
    wait = now - job.arrival
    return float((wait + job.burst) / job.burst)


def show(now: int, ready: list[Job], chosen: Job) -> None:
    ratios = ", ".join(f"{job.name} {response_ratio(job, now):.2f}" for job in ready)
    print(f"time {now:2}: {ratios:24} -> {chosen.name}")


def main() -> None:
    now, left = 0, list(JOBS)
    while left:
        now = max(now, min(job.arrival for job in left))
        ready = [job for job in left if job.arrival <= now]
        chosen = max(ready, key=lambda job: response_ratio(job, now))
        show(now, ready, chosen)
        left.remove(chosen)
        now += chosen.burst
    print(f"the last job ends at {now}")


if __name__ == "__main__":
    main()
