"""Check the spelling of several chapters and report progress while it runs."""
import functools
import multiprocessing

WORDS = {"the", "quick", "brown", "fox", "jumps", "over", "lazy", "dog"}
CHAPTERS = {
    "one": "the quick brwn fox",
    "two": "jumps ovr the lazy dog",
    "three": "the lazy dgo",
}


def check(progress, chapter):
    title, text = chapter
    unknown = [word for word in text.split() if word not in WORDS]
    progress.put((title, len(unknown)))
    return unknown


def main():
    progress = multiprocessing.Queue()
    job = functools.partial(check, progress)
    with multiprocessing.Pool(2) as pool:
        unknown = pool.map(job, CHAPTERS.items())

    for _ in CHAPTERS:
        title, count = progress.get()
        print(f"chapter {title}: {count} unknown")
    print(sorted(word for words in unknown for word in words))


if __name__ == "__main__":
    main()
