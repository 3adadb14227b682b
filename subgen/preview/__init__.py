"""Pictures of subtitles as players show them, drawn by ffmpeg and libass."""
