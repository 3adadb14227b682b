"""From sentences to cues: cut in both languages together, and timed."""
