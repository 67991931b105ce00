"""Build thumbnails in a pool and stream the finished names back as they come."""
import hashlib
import multiprocessing as mp

PHOTOS = ["beach.jpg", "harbour.jpg", "market.jpg", "station.jpg"]
SIZES = (64, 128)


def shrink(name, size):
    digest = hashlib.sha1(f"{name}:{size}".encode()).hexdigest()
    return f"{name.rsplit('.', 1)[0]}-{size}-{digest[:6]}.png"


def make_thumbnails(name, finished):
    for size in SIZES:
        finished.put((name, shrink(name, size)))


def main():
    finished = mp.Queue()
    with mp.Pool(2) as pool:
        for name in PHOTOS:
            pool.apply_async(make_thumbnails, (name, finished))
        pool.close()
        gallery = {name: [] for name in PHOTOS}
        for _ in range(len(PHOTOS) * len(SIZES)):
            name, thumbnail = finished.get()
            gallery[name].append(thumbnail)
        pool.join()
    for name in PHOTOS:
        print(name, sorted(gallery[name]))


if __name__ == "__main__":
    main()
