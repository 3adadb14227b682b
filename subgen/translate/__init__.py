"""From Chinese sentences to English ones, each word with the Chinese it came from."""
