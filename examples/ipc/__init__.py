"""How processes hand data to one another."""
