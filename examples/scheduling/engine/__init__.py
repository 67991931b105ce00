"""The engine: jobs in, schedule out. It knows no single policy."""
