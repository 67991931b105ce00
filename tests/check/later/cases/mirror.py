"""Check which packages of a mirror can be fetched."""
from multiprocessing import Pool

STATUS = {
    "/pool/a/apt.deb": 200,
    "/pool/b/bash.deb": 200,
    "/pool/c/curl.deb": 404,
    "/pool/d/dash.deb": 200,
}


class FetchError(Exception):
    """The mirror answered with something else than 200."""

    def __init__(self, path, status):
        super().__init__(f"{path} answered {status}")
        self.path = path
        self.status = status


def fetch(path):
    status = STATUS[path]
    if status != 200:
        raise FetchError(path, status)
    return path, len(path) * 1024


def main():
    with Pool(2) as pool:
        try:
            fetched = pool.map(fetch, sorted(STATUS))
        except FetchError as error:
            print(f"mirror is incomplete: {error.path} ({error.status})")
            return
    for path, size in fetched:
        print(f"{size:8} {path}")


if __name__ == "__main__":
    main()
