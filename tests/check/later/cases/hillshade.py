"""Shade terrain tiles; the sun's height comes from the command line."""
import argparse
import math
from dataclasses import dataclass, field
from multiprocessing import Pool


@dataclass
class Shader:
    azimuth: float
    tile_size: int = 4
    altitude = 45.0
    exaggeration = 1.0
    notes: list = field(default_factory=list)

    @classmethod
    def configure(cls, altitude=None, exaggeration=None):
        if altitude is not None:
            cls.altitude = altitude
        if exaggeration is not None:
            cls.exaggeration = exaggeration

    def shade(self, tile):
        zenith = math.radians(90 - self.altitude)
        total = 0.0
        for row in range(self.tile_size):
            slope = math.atan(self.exaggeration * (tile + row) / 10)
            total += math.cos(zenith) * math.cos(slope)
        return round(255 * total / self.tile_size)


def render(shader, tiles, jobs):
    with Pool(jobs) as pool:
        return pool.map(shader.shade, tiles)


def verify(shader, tiles, shades):
    for tile, got in zip(tiles, shades):
        want = shader.shade(tile)
        if got != want:
            raise SystemExit(f"tile {tile}: shade {got}, expected {want}")


def main(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--altitude", type=float, default=20.0)
    ap.add_argument("--exaggeration", type=float, default=3.0)
    ap.add_argument("--jobs", type=int, default=2)
    ns = ap.parse_args(argv)
    Shader.configure(ns.altitude, ns.exaggeration)
    shader = Shader(azimuth=315.0)
    tiles = list(range(6))
    shades = render(shader, tiles, ns.jobs)
    print("shades", shades)
    verify(shader, tiles, shades)


if __name__ == "__main__":
    main()
