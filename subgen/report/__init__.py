"""What ``subgen check`` found, for people and for machines: each form in a module, from values to text."""
