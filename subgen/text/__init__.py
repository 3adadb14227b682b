"""The Chinese text: words, what to leave out, sentences, where it breaks."""
