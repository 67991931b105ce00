"""Record what the processes of one run do, and draw it as lanes over time."""
