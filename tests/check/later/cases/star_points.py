from collections import namedtuple
from multiprocessing import Pool

StarPoint = namedtuple("Star", ["name", "magnitude"])


class Catalogue:
    def __init__(self, stars):
        self.stars = stars

    def brighter(self, limit):
        with Pool(2) as pool:
            flags = pool.starmap(is_brighter, [(star, limit) for star in self.stars])
        return [star.name for star, flag in zip(self.stars, flags) if flag]


def is_brighter(star, limit):
    return star.magnitude < limit


if __name__ == "__main__":
    catalogue = Catalogue([StarPoint("Sirius", -1.46), StarPoint("Mizar", 2.2)])
    print(catalogue.brighter(0))
