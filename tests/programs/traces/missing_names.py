"""Print which private names of multiprocessing are not there."""

import importlib
import json
import multiprocessing as mp
import operator
import sys

missing = []
pins, expressions = json.loads(sys.argv[1])
for module, name in pins:
    try:
        operator.attrgetter(name)(importlib.import_module(f"multiprocessing.{module}"))
    except (ImportError, AttributeError):
        missing.append(f"multiprocessing.{module}: {name}")
for expression in expressions:
    try:
        eval(expression, {"mp": mp})
    except AttributeError:
        missing.append(expression)
print(json.dumps(missing))
