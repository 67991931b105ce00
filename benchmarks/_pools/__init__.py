"""What ``benchmarks.pools`` measures and asks, a module a kind."""
