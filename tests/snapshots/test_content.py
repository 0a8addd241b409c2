from __future__ import annotations

import gzip
import os
import sys
import time
import zlib
from datetime import UTC, datetime

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_crawler.snapshots import decode_body, header, payload_digest
from danvan_crawler.snapshots.content import http_date, make_page
from danvan_crawler.snapshots.inflate import unfold

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HTML = ("<html><body>" + "<p>Công tác dân vận của Đảng.</p>" * 400 + "</body></html>").encode()


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


ENCODERS = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}


def encoding(*names: str) -> list[tuple[bytes, bytes]]:
    return [(b"Content-Encoding", ", ".join(names).encode())]


@pytest.mark.parametrize("name", ENCODERS)
def test_each_encoding(name):
    assert decode_body(ENCODERS[name](HTML), encoding(name)) == (HTML, None)


def test_deflate_without_zlib_header():
    assert decode_body(raw_deflate(HTML), encoding("deflate")) == (HTML, None)


def test_several_encodings_in_a_row_and_in_several_fields():
    body = gzip.compress(brotli.compress(zlib.compress(HTML)))
    assert decode_body(body, [(b"content-encoding", b"DEFLATE,br"), (b"Content-Encoding", b" GZip ")]) == (HTML, None)


@pytest.mark.parametrize("headers", [[], encoding("identity"), encoding("utf-8"), encoding("none"), encoding("")])
def test_what_is_not_encoded_stays(headers):
    assert decode_body(HTML, headers) == (HTML, None)


@pytest.mark.parametrize("name", ENCODERS)
def test_a_claim_that_is_not_true(name):
    assert decode_body(HTML, encoding(name)) == (HTML, None)


@pytest.mark.parametrize("name", ENCODERS)
def test_an_empty_body_is_whole(name):
    assert decode_body(b"", encoding(name)) == (b"", None)


def test_gzip_members_in_a_row_and_padding_behind():
    assert decode_body(gzip.compress(b"<p>1") + gzip.compress(b"<p>2") + b"\0\0\0", encoding("gzip")) == (b"<p>1<p>2", None)


@pytest.mark.parametrize("name", ENCODERS)
def test_data_cut_short_gives_what_there_is(name):
    text = os.urandom(9_000).hex().encode()
    encoded = ENCODERS[name](text)
    found, reason = decode_body(encoded[: len(encoded) // 2], encoding(name))
    assert text.startswith(found) and reason == f"{name.removeprefix('x-')} data ends early"
    if name not in ("br", "zstd"):  # these may hold a block back until it is whole
        assert len(found) > 4_000


@pytest.mark.parametrize("name", ["gzip", "deflate"])
def test_damaged_data_gives_what_comes_before(name):
    text = os.urandom(40_000).hex().encode()
    encoded = bytearray(ENCODERS[name](text))
    half = len(encoded) // 2
    encoded[half : half + 200] = b"\xff" * 200
    found, reason = decode_body(bytes(encoded), encoding(name))
    assert found[:20_000] == text[:20_000] and reason == f"{name} data damaged"


def test_a_wrong_checksum_is_told_and_the_text_kept():
    encoded = bytearray(gzip.compress(HTML))
    encoded[-8] ^= 0xFF
    found, reason = decode_body(bytes(encoded), encoding("gzip"))
    assert HTML.startswith(found) and found and reason == "gzip data damaged"


@pytest.mark.parametrize("name", ENCODERS)
def test_a_bomb_stops_at_the_limit(name):
    found, reason = decode_body(ENCODERS[name](b"\0" * 50_000_000), encoding(name), limit=1_000_000)
    assert (len(found), reason) == (1_000_000, "body over 1000000 bytes")


@pytest.mark.parametrize("encode", [gzip.compress, zstd.compress])
def test_a_body_of_very_many_members_takes_no_longer_than_its_length(encode):
    members = encode(b"<p>") * 60_000
    start = time.process_time()
    found, reason = decode_body(members, encoding(encode.__module__.rpartition(".")[2]))
    assert (found, reason) == (b"<p>" * 60_000, None)
    assert time.process_time() - start < 5


def test_a_bomb_in_a_bomb_and_a_plain_body_over_the_limit():
    nested = gzip.compress(gzip.compress(b"\0" * 50_000_000))
    found, reason = decode_body(nested, encoding("gzip", "gzip"), limit=1_000_000)
    assert (len(found), reason) == (1_000_000, "body over 1000000 bytes")
    assert decode_body(b"x" * 11, [], limit=10) == (b"x" * 10, "body over 10 bytes")
    assert decode_body(b"x" * 10, [], limit=10) == (b"x" * 10, None)


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 131_072, 1_048_576])
@pytest.mark.parametrize("name", ENCODERS)
def test_sizes_around_the_step(name, size):
    text = os.urandom(size)
    assert decode_body(ENCODERS[name](text), encoding(name)) == (text, None)
    assert decode_body(ENCODERS[name](b"a" * size), encoding(name)) == (b"a" * size, None)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200), st.lists(st.sampled_from([*ENCODERS, "x", "identity"]), max_size=3), st.integers(0, 300))
def test_nothing_raises(body, names, cut):
    for data in (body, gzip.compress(body)[:cut], brotli.compress(body)[:cut], zstd.compress(body)[:cut], zlib.compress(body)[:cut]):
        found, reason = decode_body(data, encoding(*names), limit=1_000)
        assert len(found) <= 1_000 and reason != ""


def test_payload_digest_is_what_warc_files_print():
    assert payload_digest(b"") == "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"


def test_the_last_of_repeated_fields_counts():
    assert header([(b"content-type", b"text/plain"), (b"Content-Type", b" text/html ")], "Content-Type") == "text/html"
    assert header([], "Content-Type") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mon, 23 Nov 2026 14:41:00 GMT", "2026-11-23T14:41:00+00:00"),
        ("Monday, 23-Nov-26 14:41:00 GMT", "2026-11-23T14:41:00+00:00"),
        ("Mon Nov 23 14:41:00 2026", "2026-11-23T14:41:00+00:00"),
        ("Mon, 23 Nov 2026 21:41:00 +0700", "2026-11-23T14:41:00+00:00"),
        ("Mon, 99 Nov 2026 14:41:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 -1200", None),
        ("hôm nay", None),
        ("", None),
        (None, None),
    ],
)
def test_http_dates(value, expected):
    found = http_date(value)
    assert (found.isoformat() if found else None) == expected


@pytest.mark.parametrize("text", [b"a" * 200_000, bytes(range(256)) * 600])
def test_unfold_keeps_nothing_back(text):
    """Cut anywhere, what comes out in steps is what zlib gives at once: it may hold output when a step is full and the input used up."""
    packed = zlib.compress(text)
    for end in range(len(packed) + 1):
        found = b"".join(unfold(zlib.decompressobj(), packed[:end]))
        assert found == zlib.decompressobj().decompress(packed[:end]), end


def test_a_page_shows_no_password():
    headers = [(b"Location", b"http://lan:mat-khau@a.vn/moi.html")]
    page = make_page("http://khach:mat-khau@a.vn/cu.html", 302, headers, b"", datetime(2026, 11, 28, tzinfo=UTC))
    assert (page.url, page.location) == ("http://a.vn/cu.html", "http://a.vn/moi.html")
