"""faster-whisper's side: the hub that its own function fetches models from."""

from pathlib import Path

from subgen.errors import DownloadError
from subgen.models.manifest import Hub


def fetch_from_hub(hub: Hub, folder: Path) -> Path:
    """Fetch a model as faster-whisper does, into ``folder``; its hashes are not checked.

    Returns:
        The path of a folder with its files.

    Raises:
        DownloadError: faster-whisper isn't installed, or can't fetch it.
    """
    try:
        from faster_whisper import download_model
    except ImportError as error:
        raise DownloadError("faster-whisper's hub: faster-whisper isn't installed") from error
    try:
        return Path(download_model(hub.size, cache_dir=str(folder / "hub")))
    except Exception as error:  # the hub's client raises its own, the network's and the file system's
        why = str(error).partition("\n")[0] or type(error).__name__
        raise DownloadError(f"faster-whisper's hub: {why}") from error
