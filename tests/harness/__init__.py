"""Runs one example in a fresh interpreter and sees what it leaves behind."""
