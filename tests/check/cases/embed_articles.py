import argparse
import logging
import multiprocessing as mp

logger = logging.getLogger("embeddings")


def embed(batch_id, sentences):
    logger.info("batch %d: %d sentences", batch_id, len(sentences))
    return [len(sentence) / 10 for sentence in sentences]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    logger.info("start")
    batches = [(0, ["Neurons fire.", "Cells divide."]), (1, ["Proteins fold."])]
    with mp.Pool(args.jobs) as pool:
        vectors = pool.starmap(embed, batches)
    logger.info("done")
    print(sum(len(v) for v in vectors), "vectors")


if __name__ == "__main__":
    main()
