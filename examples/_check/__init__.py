"""Run a program under every start method; say what is wrong, why, and what helps."""
