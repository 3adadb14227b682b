"""How much a finding weighs."""

from typing import Literal

Severity = Literal["error", "warning", "info", "off"]
"""``error``: viewers can't follow, or a site refuses the file. ``warning``: against the profile, and better
mended. ``info``: a matter of taste, or one that can't always be met. ``off``: not looked for."""
