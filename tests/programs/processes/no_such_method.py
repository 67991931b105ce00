"""Ask for a start method that isn't there."""

from multiprocessing import get_context

try:
    get_context("teleport")
except ValueError as error:
    print(error)
