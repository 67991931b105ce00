"""The runnable modules that the pages show."""
