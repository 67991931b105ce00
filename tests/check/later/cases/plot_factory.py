import multiprocessing as mp


def make_plotter(title):
    class Plotter(mp.Process):
        def __init__(self, points):
            super().__init__(name=title)
            self.points = points

        def run(self):
            print(self.name, max(self.points), flush=True)

    return Plotter


def plot_all(data):
    running = []
    for title, points in data.items():
        plotter = make_plotter(title)(points)
        plotter.start()
        running.append(plotter)
    for plotter in running:
        plotter.join()


if __name__ == "__main__":
    plot_all({"load": [1, 5, 2]})
