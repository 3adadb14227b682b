"""Audio and video files: what their headers say, and their sound. PyAV reads them, no ffmpeg needed."""
