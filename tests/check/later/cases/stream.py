"""A sensor process streams readings; the station reads until it ends."""
import multiprocessing as mp


def sensor(link, name, count):
    for n in range(count):
        link.send((name, n, 15 + n % 4))
    link.close()


class Station:
    def __init__(self):
        self.readings = []
        self.procs = []
        self.links = []

    def attach(self, name, count):
        reader, writer = mp.Pipe(duplex=False)
        proc = mp.Process(target=sensor, args=(writer, name, count))
        proc.start()
        self.procs.append(proc)
        self.links.append((reader, writer))

    def listen(self):
        for reader, _ in self.links:
            while True:
                try:
                    self.readings.append(reader.recv())
                except EOFError:
                    break
        for proc in self.procs:
            proc.join()

    def mean(self):
        values = [value for _, _, value in self.readings]
        return sum(values) / len(values)


def main():
    station = Station()
    station.attach("roof", 12)
    station.attach("cellar", 8)
    station.listen()
    print(f"{len(station.readings)} readings, mean {station.mean():.2f}")


if __name__ == "__main__":
    main()
