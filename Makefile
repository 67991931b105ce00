# Every command lives in conf/tasks.py, so that it also works without make.
PYTHON ?= python3
NEEDS = Python 3.11 or newer is needed; say: make $@ PYTHON=/path/to/python

.DEFAULT_GOAL := help
.PHONY: site serve test check record lint format browser lighthouse nightly links bench agreed messages lock clean help

site serve test check record lint format browser lighthouse nightly links bench agreed messages lock clean help:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here. $(NEEDS)" >&2; exit 1; }
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { echo "$(PYTHON) is too old. $(NEEDS)" >&2; exit 1; }
	@$(PYTHON) conf/tasks.py $@ $(PAGE) $(ARGS)
