"""Compare lengths of the time slice when each context switch costs time."""

from examples.scheduling import FCFS, Job, Policy, RoundRobin, Schedule, simulate

SWITCH = 1  # cost of switching from one job to another
QUANTA = (1, 2, 5, 10, 20, 50, 100, 1000)
REPORTS = [Job(f"report{n}", 0, 100) for n in (1, 2, 3)]  # name, arrival, burst
JOBS = [*REPORTS, Job("query", 5, 2)]


def run(policy: Policy) -> Schedule:
    return simulate(JOBS, policy, context_switch=SWITCH)


def show(title: str, schedule: Schedule) -> None:
    mean, query = schedule.average, schedule.jobs["query"]
    print(
        f"{title:>7} {float(mean.response):9.1f} {float(mean.turnaround):11.1f} "
        f"{query.turnaround:11} {schedule.switches:8} "
        f"{float(schedule.utilisation):12.0%}"
    )


def main() -> None:
    print("             mean        mean       query                CPU")
    print("quantum  response  turnaround  turnaround switches used by jobs")
    for quantum in QUANTA:
        show(str(quantum), run(RoundRobin(quantum)))
    show("FCFS", run(FCFS()))


if __name__ == "__main__":
    main()
