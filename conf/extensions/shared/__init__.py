"""What several extensions need: words, tables, tabs, and what exists instead."""
