"""Ask for the default method, and then try to choose it."""

from multiprocessing import get_start_method, set_start_method

method = get_start_method()
try:
    set_start_method(method)
except RuntimeError as error:
    print(error)
set_start_method("spawn", force=True)
print(get_start_method())
