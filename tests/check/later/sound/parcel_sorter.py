import multiprocessing as mp
import time


class Sorter(mp.Process):
    def __init__(self, belt, sorted_count, bad_labels, open_gate, is_open):
        super().__init__(daemon=True)
        self.belt = belt
        self.sorted_count = sorted_count
        self.bad_labels = bad_labels
        self.open_gate = open_gate
        self.is_open = is_open

    def run(self):
        with self.open_gate:
            self.open_gate.wait_for(lambda: self.is_open.value)
        while True:
            label = self.belt.get()
            try:
                zone, number = label.split("-")
                time.sleep(0.01)
                with self.sorted_count.get_lock():
                    self.sorted_count.value += int(number) > 0
            except ValueError:
                with self.bad_labels.get_lock():
                    self.bad_labels.value += 1
            finally:
                self.belt.task_done()


def main():
    belt = mp.JoinableQueue()
    sorted_count, bad_labels = mp.Value("i", 0), mp.Value("i", 0)
    open_gate, is_open = mp.Condition(), mp.Value("b", 0)
    for _ in range(2):
        Sorter(belt, sorted_count, bad_labels, open_gate, is_open).start()
    for number in range(1, 21):
        belt.put(f"north-{number}" if number % 5 else "unreadable")
    with open_gate:
        is_open.value = 1
        open_gate.notify_all()
    belt.join()
    print("sorted", sorted_count.value, "bad", bad_labels.value)


if __name__ == "__main__":
    main()
