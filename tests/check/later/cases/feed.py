import multiprocessing as mp


class Channel:
    def __init__(self):
        self.reader, self.writer = mp.Pipe(duplex=False)

    def __iter__(self):
        while True:
            try:
                yield self.reader.recv()
            except EOFError:
                return


def normalise(reading):
    station, celsius = reading
    return station, celsius * 9 / 5 + 32


def collector(reader, out):
    hottest = {}
    while True:
        try:
            reading = reader.recv()
        except EOFError:
            break
        station, f = normalise(reading)
        hottest[station] = max(f, hottest.get(station, f))
    out.send(hottest)
    out.close()


def readings():
    for hour in range(24):
        for station in ("north", "south"):
            yield station, 10 + (hour * 7) % 13 + (station == "south") * 4


def main():
    feed = Channel()
    answer = Channel()
    proc = mp.Process(target=collector, args=(feed.reader, answer.writer))
    proc.start()
    feed.reader.close()
    answer.writer.close()
    for reading in readings():
        feed.writer.send(reading)
    feed.writer.close()
    for hottest in answer:
        for station in sorted(hottest):
            print(station, hottest[station])
    proc.join()


if __name__ == "__main__":
    main()
