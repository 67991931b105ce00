"""Render tiles; the renderer now and then takes its process down, so try again."""
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path


def render(tile, scratch):
    mark = Path(scratch, f"tile{tile}.tried")
    if tile == 4 and not mark.exists():
        mark.touch()
        os._exit(11)
    return tile, tile * tile


def render_all(tiles, scratch, attempts=3):
    done = {}
    for attempt in range(1, attempts + 1):
        missing = [tile for tile in tiles if tile not in done]
        if not missing:
            break
        try:
            with ProcessPoolExecutor(max_workers=2) as pool:
                for tile, value in pool.map(partial(render, scratch=scratch), missing):
                    done[tile] = value
        except BrokenProcessPool:
            print(f"attempt {attempt}: a renderer died, trying what is left again")
    else:
        missing = [tile for tile in tiles if tile not in done]
        if missing:
            raise SystemExit(f"gave up on {missing}")
    return done


def main():
    with tempfile.TemporaryDirectory(prefix="tiles-") as scratch:
        done = render_all(range(8), scratch)
    print([done[tile] for tile in sorted(done)])
    print("scratch left:", os.path.exists(scratch))


if __name__ == "__main__":
    main()
