"""The parts of the benchmark of inter-process communication."""
