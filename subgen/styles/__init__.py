"""How subtitles look: presets, colours, the styles inside ASS files, fonts and what they measure."""
