"""Subtitle files held against a profile: rules, what they find, and what of it can be mended.

``rules.RULES`` is the list: a module that knows a few rules lists them, and a line there takes them in.
"""
