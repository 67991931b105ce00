import multiprocessing


def shade(row):
    return sum((row * column) % 255 for column in range(200))


def render_frame(number, rows, frames):
    with multiprocessing.Pool(2) as pool:
        shades = pool.map(shade, range(number, number + rows))
    for shaded in shades:
        frames.put((number, shaded, "pixel" * 400))
    frames.put((number, None, None))


def main(count=2, rows=60):
    frames = multiprocessing.Queue()
    renderers = [
        multiprocessing.Process(target=render_frame, args=(n, rows, frames))
        for n in range(1, count + 1)
    ]
    for renderer in renderers:
        renderer.start()
    totals, open_frames = {}, count
    while open_frames:
        number, shaded, _ = frames.get()
        if shaded is None:
            open_frames -= 1
        else:
            totals[number] = totals.get(number, 0) + shaded
    for renderer in renderers:
        renderer.join()
    for number in sorted(totals):
        print("frame", number, totals[number])


if __name__ == "__main__":
    main()
