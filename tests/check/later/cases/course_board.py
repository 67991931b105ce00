"""Registration desks enrol students on a shared course board."""
import multiprocessing as mp
import sys

COURSES = {"algebra": 3, "botany": 2, "chess": 4}


class Board:
    def __init__(self, manager):
        self.lock = manager.Lock()
        self.courses = manager.dict(
            {name: {"seats": seats, "enrolled": []} for name, seats in COURSES.items()}
        )

    def enrol(self, student, course):
        with self.lock:
            entry = self.courses[course]
            if len(entry["enrolled"]) >= entry["seats"]:
                return False
            entry["enrolled"].append(student)
            return True


def desk(board, requests, accepted):
    for student, course in requests:
        if board.enrol(student, course):
            with accepted.get_lock():
                accepted.value += 1


def main():
    requests = [
        [("ann", "algebra"), ("bob", "botany"), ("cid", "chess")],
        [("dan", "algebra"), ("eve", "chess")],
    ]
    with mp.Manager() as manager:
        board = Board(manager)
        accepted = mp.Value("i", 0)
        desks = [mp.Process(target=desk, args=(board, r, accepted)) for r in requests]
        for d in desks:
            d.start()
        for d in desks:
            d.join()
        listed = 0
        for name, entry in sorted(board.courses.items()):
            print(f"{name}: {', '.join(sorted(entry['enrolled'])) or '-'}")
            listed += len(entry["enrolled"])
    print("accepted", accepted.value, "listed", listed)
    if accepted.value != listed:
        sys.exit(1)


if __name__ == "__main__":
    main()
