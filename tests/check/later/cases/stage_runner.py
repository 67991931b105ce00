import contextlib
import multiprocessing
import os
from typing import Iterator, NamedTuple


class Stage(NamedTuple):
    name: str
    region: str


@contextlib.contextmanager
def environment(**values: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def deploy(service: str) -> None:
    stage = os.environ.get("STAGE", "none")
    region = os.environ.get("REGION", "nowhere")
    print(f"{service}: {stage} in {region}", flush=True)


def deploy_all(services: list[str]) -> None:
    for service in services:
        worker = multiprocessing.Process(target=deploy, args=(service,))
        worker.start()
        worker.join()


def main() -> None:
    stages = [Stage("test", "eu-1"), Stage("live", "us-2")]
    for stage in stages:
        with environment(STAGE=stage.name, REGION=stage.region):
            deploy_all(["web", "mail"])


if __name__ == "__main__":
    main()
