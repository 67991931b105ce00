"""How processes take turns, wait for one another, and don't spoil each other's work."""
