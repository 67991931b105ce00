"""Use a pool without a guard."""

import multiprocessing

multiprocessing.set_start_method("spawn", force=True)
multiprocessing.Pool(1).map(abs, [7])
