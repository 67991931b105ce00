"""What is measured: one module a part of the site, run by ``make bench``."""
