"""Pools: many tasks for a few worker processes, and what goes wrong with them."""
