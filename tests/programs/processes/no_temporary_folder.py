"""Ask for the default start method where no temporary file can be made."""

import tempfile
from multiprocessing import get_start_method

tempfile.tempdir = "/proc"
print(get_start_method())
