"""Take a context, and choose the default method later."""

from multiprocessing import get_context, get_start_method, set_start_method

context = get_context("spawn")
assert get_start_method(allow_none=True) is None
assert context.get_start_method() == "spawn"
set_start_method("spawn")
