import math
from concurrent.futures import ProcessPoolExecutor

ANGLES = [0, 30, 90]

if __name__ == "__main__":

    def to_sine(degrees):
        return round(math.sin(math.radians(degrees)), 3)

    with ProcessPoolExecutor(max_workers=2) as executor:
        sines = [executor.submit(to_sine, angle) for angle in ANGLES]
        for angle, sine in zip(ANGLES, sines):
            print(angle, sine.result())
