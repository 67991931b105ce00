"""Render map tiles in a helper process over a two-way pipe."""
import multiprocessing
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Tile:
    x: int
    y: int
    style: bytes


@dataclass
class Renderer:
    zoom: int
    rendered: int = 0
    _conn: object = field(default=None, repr=False)
    _process: object = field(default=None, repr=False)

    def __enter__(self):
        self._conn, remote = multiprocessing.Pipe()
        self._process = multiprocessing.Process(
            target=serve_tiles, args=(remote, self.zoom)
        )
        self._process.start()
        remote.close()
        return self

    def __exit__(self, *exc):
        self._conn.close()
        self._process.join()

    def render_all(self, tiles):
        for tile in tiles:
            self._conn.send(tile)
        images = {}
        for tile in tiles:
            key, image = self._conn.recv()
            images[key] = image
            self.rendered += 1
        return images


def paint(tile, zoom):
    return (tile.style * zoom)[: 4096 * zoom]


def serve_tiles(conn, zoom):
    while True:
        try:
            tile = conn.recv()
        except EOFError:
            break
        conn.send(((tile.x, tile.y), paint(tile, zoom)))
    conn.close()


def main():
    tiles = [Tile(x, y, bytes([x]) * 4096) for x in range(16) for y in range(16)]
    with Renderer(zoom=4) as renderer:
        images = renderer.render_all(tiles)
    print(f"{renderer.rendered} tiles, {sum(map(len, images.values()))} bytes")


if __name__ == "__main__":
    main()
