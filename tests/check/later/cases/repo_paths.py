"""Count artefacts below several repositories."""
import multiprocessing
import os
import tempfile
from pathlib import Path


class Server:
    def __init__(self, base):
        self.base = Path(base)

    def joinpath(self, *parts):
        return self.base.joinpath(*parts)


class Repository:
    def __init__(self, server, name, package_type="generic"):
        self._server = server
        self.name = name
        self.package_type = package_type

    @property
    def path(self):
        return self._server.joinpath(self.name)

    def __getattr__(self, attr):
        return getattr(self.path, attr)

    def __repr__(self):
        return f"<Repository {self.name}>"


def census(repo):
    return repo.name, sum(1 for p in repo.iterdir() if p.suffix == ".whl")


def populate(base, names):
    for count, name in enumerate(names, start=1):
        folder = os.path.join(base, name)
        os.mkdir(folder)
        for i in range(count):
            Path(folder, f"pkg{i}.whl").touch()


def main():
    names = ["releases", "snapshots", "vendor"]
    with tempfile.TemporaryDirectory() as base:
        populate(base, names)
        server = Server(base)
        repos = [Repository(server, n) for n in names]
        with multiprocessing.Pool(2) as pool:
            for name, found in pool.map(census, repos, chunksize=1):
                print(f"{name}: {found}")


if __name__ == "__main__":
    main()
