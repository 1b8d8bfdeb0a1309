"""Archives for the tests of reading files, made in memory."""

import gzip
import io
import zipfile
from collections.abc import Mapping


def zipped(files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of some files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def gzipped(content: bytes) -> bytes:
    """A gzip file, the same bytes each time."""
    return gzip.compress(content, mtime=0)
