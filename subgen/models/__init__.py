"""The model store: what models there are, where they come from, and where they are kept."""
