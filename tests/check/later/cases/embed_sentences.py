import argparse
import hashlib
import logging
import multiprocessing as mp
import os
import tempfile

logger = logging.getLogger("embeddings")


def embed(sentence, dim=4):
    digest = hashlib.sha256(sentence.encode()).digest()
    return [round(b / 255, 3) for b in digest[:dim]]


def run_worker(index, sentences, out_dir):
    logger.info("worker %d: embedding %d sentences", index, len(sentences))
    path = os.path.join(out_dir, f"part_{index}.txt")
    with open(path, "w") as handle:
        for sentence in sentences:
            if not sentence.strip():
                logger.info("worker %d: skipping an empty sentence", index)
                continue
            handle.write(" ".join(map(str, embed(sentence))) + "\n")
    logger.info("worker %d: wrote %s", index, os.path.basename(path))


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--verbose", action="store_true", default=True)
    args = parser.parse_args(argv)
    logging.basicConfig(
        level=logging.INFO if args.verbose else logging.WARNING,
        format="%(levelname)s %(name)s %(message)s",
    )
    corpus = ["the mitral valve", "pyramidal cells", "", "layer five"]
    with tempfile.TemporaryDirectory() as out_dir:
        logger.info("starting 2 workers")
        workers = []
        for index in range(2):
            p = mp.Process(target=run_worker, args=(index, corpus[index::2], out_dir))
            p.start()
            workers.append(p)
        for p in workers:
            p.join()
        lines = sum(len(open(e.path).readlines()) for e in os.scandir(out_dir))
        logger.info("finished")
    print(f"{lines} embeddings")


if __name__ == "__main__":
    main()
