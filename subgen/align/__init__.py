"""Times from a recording: where someone speaks, what they say, and where the script is in it."""
