"""What our pages need beyond Sphinx: one module or package each."""
