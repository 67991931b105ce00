"""How the site is made: its settings, extensions, pages and laboratory."""
