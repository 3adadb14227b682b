"""Whatever a package calls its entries, nothing is written outside the folder that it is unpacked into."""

import io
import stat
import tempfile
import zipfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from subgen.errors import ModelError
from subgen.models.unpack import unpack
from subgen.progress import silent

parts = st.sampled_from(["..", ".", "", "a", "b.bin", "A", "C:", "~", "\\", "a\\..", " ", "con", "\u202e"])
paths = st.lists(parts | st.text(max_size=5), min_size=1, max_size=5).map("/".join)
names = st.one_of(paths, paths.map("top/{}".format), paths.map("/{}".format), st.text(max_size=12))
modes = st.sampled_from([0, stat.S_IFREG | 0o644, stat.S_IFDIR | 0o755, stat.S_IFLNK | 0o777, stat.S_IFSOCK])
entries = st.lists(st.tuples(names, modes, st.binary(max_size=20)), max_size=4, unique_by=lambda e: e[0])


@settings(deadline=None)
@given(entries)
def test_nothing_is_written_outside(entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, mode, content in entries:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            archive.writestr(info, content)
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        package = root / "package"
        package.write_bytes(buffer.getvalue())
        target = root / "in" / "target"
        target.parent.mkdir()
        refused = False
        try:
            unpack(package, target, 100, silent)
        except ModelError:
            refused = True
        found = set(root.rglob("*"))
        inside = {path for path in found if target in path.parents}
        assert found - inside - {target} == {package, target.parent}
        assert all(path.is_file() or path.is_dir() for path in inside)
        assert not any(path.is_symlink() for path in inside)
        written = sorted(path.read_bytes() for path in inside if path.is_file())
        given_files = sorted(content for name, _, content in entries if not name.endswith("/"))
        assert written == ([] if refused else given_files)
