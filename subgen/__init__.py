"""Bilingual (Chinese and English) subtitles for a Chinese talk, offline, from its text."""

__version__ = "0.1.0"
