"""Plan the shifts of several wards, one process per ward."""
import multiprocessing
from dataclasses import dataclass, field


@dataclass
class Plan:
    ward: str
    shifts: list = field(default_factory=list)

    def hours(self):
        return 8 * len(self.shifts)


class Planner(multiprocessing.Process):
    def __init__(self, ward, staff, days):
        super().__init__()
        self.staff = staff
        self.days = days
        self.plan = Plan(ward)

    def run(self):
        for day in range(self.days):
            person = self.staff[day % len(self.staff)]
            self.plan.shifts.append((day, person))


class Hospital:
    def __init__(self, wards):
        self.wards = wards

    def plan(self, days):
        planners = [Planner(w, s, days) for w, s in self.wards.items()]
        for p in planners:
            p.start()
        for p in planners:
            p.join()
        return [p.plan for p in planners]


def main():
    hospital = Hospital({"A1": ["eva", "jon"], "B2": ["kim", "lea", "max"]})
    for plan in hospital.plan(7):
        print(plan.ward, plan.hours(), "hours planned")


if __name__ == "__main__":
    main()
