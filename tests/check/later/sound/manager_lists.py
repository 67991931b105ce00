from multiprocessing import Manager, Process


class Registry:
    def __init__(self, manager):
        self.groups = manager.dict()
        self.lock = manager.Lock()

    def add(self, group, name):
        with self.lock:
            members = self.groups.get(group, [])
            members.append(name)
            self.groups[group] = members


def main():
    with Manager() as manager:
        registry = Registry(manager)
        processes = [
            Process(target=registry.add, args=(group, name))
            for group, name in [("red", "a"), ("red", "b"), ("blue", "c")]
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print({group: sorted(names) for group, names in sorted(registry.groups.items())})


if __name__ == "__main__":
    main()
