# Every command lives in conf/tasks.py, so that it also works without make.
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: site serve test record lint browser agreed lock clean help

site serve test record lint browser lock clean help:
	@command -v $(PYTHON) >/dev/null || { echo "make: no $(PYTHON) here: install Python 3.11 or newer, or say make $@ PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) conf/tasks.py $@ $(ARGS)

agreed:
	@$(PYTHON) conf/tasks.py $@ $(PAGE)
