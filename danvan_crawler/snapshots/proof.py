"""Proves that a row of the archive is what the WARC file holds: reads the record again and computes the digest of its payload."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from danvan_crawler.snapshots.files import OPEN, members


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether the bytes are those that were archived: True, False, or None if the file is not at hand; and in words."""

    verified: bool | None
    words: str


def prove(folder: Path, warc_file: str | None, offset: int | None, record_id: str, digest: str | None) -> Proof:
    """Reads the record at this place and compares its id and payload digest with these. A revisit stands for the payload of its original."""
    if warc_file is None or offset is None:
        return Proof(None, "no WARC record belongs to it")
    path = folder / warc_file
    path = path if path.exists() else path.with_name(path.name + OPEN)
    if not path.exists():
        return Proof(None, f"not checked: {warc_file} is not at hand")
    try:
        with path.open("rb") as file:
            member = next(members(file, offset), None)
        if member is None or member.error:
            return Proof(False, f"{warc_file} holds no sound record at {offset}: {member.error if member else 'it ends before'}")
        record = next(iter(ArchiveIterator(BytesIO(member.data), check_digests=True)))
        found = record.rec_headers.get_header("WARC-Record-ID")
        if found != record_id:
            return Proof(False, f"the record at {offset} of {warc_file} is {found}")
        while record.raw_stream.read(1 << 16):
            pass
        written = record.rec_headers.get_header("WARC-Payload-Digest")
        if digest is not None and written != digest:
            return Proof(False, f"the record says {written}, the archive {digest}")
        if record.rec_type == "revisit":
            return Proof(
                True, f"the record is a revisit with that digest; its payload is in {record.rec_headers.get_header('WARC-Refers-To')}"
            )
        if record.digest_checker.passed is False:
            return Proof(False, f"the payload is not what was archived: {'; '.join(record.digest_checker.problems)}")
    except (OSError, ArchiveLoadFailed, EOFError, ValueError, StopIteration) as error:
        return Proof(False, f"{warc_file} at {offset} can't be read: {error}")
    return Proof(True, f"{digest or 'the record'}: computed anew from {warc_file}")
