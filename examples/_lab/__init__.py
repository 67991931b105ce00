"""Schedules in words, tables and pictures, for the pages and the laboratory."""
