from __future__ import annotations

import multiprocessing as mp
from dataclasses import dataclass


@dataclass
class CameraConfig:
    name: str
    width: int = 640
    height: int = 480
    frames: int = 3


def record(config: CameraConfig) -> None:
    for number in range(config.frames):
        print(f"{config.name} frame {number}: {config.width}x{config.height}")


class CameraService:
    def __init__(self, configs: list[CameraConfig]) -> None:
        self.configs = configs
        self.processes: list[mp.Process] = []

    def start(self) -> None:
        for config in self.configs:
            process = mp.Process(
                target=record,
                name=f"camera-{config.name}",
                args=(config),
            )
            process.start()
            self.processes.append(process)

    def wait(self) -> None:
        for process in self.processes:
            process.join()


def main() -> None:
    service = CameraService([CameraConfig("door"), CameraConfig("yard", frames=2)])
    service.start()
    service.wait()


if __name__ == "__main__":
    main()
