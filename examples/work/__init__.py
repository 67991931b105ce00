"""Files to copy: whole programs for common jobs."""
