"""Hosts: how they are written, which are private, and which must never be crawled."""

from __future__ import annotations

import ipaddress
import re
import socket
from functools import lru_cache

# Systems of the Party's own offices, and copies made to sell bets: no archive of the bodies' own words has a use for
# them. A name also stands for all hosts below it.
REFUSED_HOSTS: dict[str, str] = {
    "dhtn.dcs.vn": "internal document system",
    "chamcong.vptw.dcs.vn": "internal time sheets",
    "sotaynghiepvu.dcs.vn": "internal handbook",
    "noibo.angiang.dcs.vn": "internal site",
    "noibo.kiengiang.dcs.vn": "internal site",
    "icpv.thanhuytphcm.vn": "internal site",
    "dieutradlxh.tuyengiaodanvan.vn": "survey application",
    "dangnhaphi88.com": "gambling clone of tinhuybinhphuoc.vn",
    "fuegjy.asia": "spam copies of baobinhphuoc",
}

_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_-])?")
_PRIVATE_NAMES = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".localdomain")


def normal_host(host: str) -> str | None:
    """`host` in lower case, international names in ASCII, IPv6 in brackets; None if no host can look like that."""
    host = host.strip().rstrip(".").lower()
    if host.startswith("[") and host.endswith("]"):
        try:
            return f"[{ipaddress.IPv6Address(host[1:-1]).compressed}]"
        except ValueError:
            return None
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii").lower().rstrip(".")
        except UnicodeError:
            return None
    return host if _HOST.fullmatch(host) and ".." not in host else None


_USER = re.compile(r"\s*(https?:)?//[^/?#\\]*@", re.IGNORECASE)


def without_user(url: str) -> str:
    """An address without the name and the password that may stand before its host: nobody is to read them in what we write down."""
    return _USER.sub(r"\1//", url, count=1) if "@" in url and _USER.match(url) else url


def has_user(url: str) -> bool:
    """Whether a name or a password stands before the host of an address."""
    return without_user(url) != url


def split_port(netloc: str) -> tuple[str, int | None] | None:
    """Host and port of "user@host:port" (the user is dropped); None if either is malformed."""
    netloc = netloc.rpartition("@")[2]
    match = re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::([0-9]*))?", netloc)
    host = normal_host(match[1]) if match else None
    if match is None or host is None:
        return None
    if not match[2]:
        return host, None
    digits = match[2].lstrip("0") or "0"
    return (host, int(digits)) if len(digits) <= 5 and int(digits) <= 65535 else None


def host_port(netloc: str) -> str | None:
    """The host with its port, without 80 and 443: "danvan.vn", "127.0.0.1:8801". The scheme never tells sites apart."""
    found = split_port(netloc)
    if found is None:
        return None
    host, port = found
    return host if port in (None, 80, 443) else f"{host}:{port}"


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    bare = host[1:].partition("]")[0] if host.startswith("[") else host
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        pass
    if not re.fullmatch(r"(0x[0-9a-f]*|[0-9]+)(\.(0x[0-9a-f]*|[0-9]+)){0,3}", bare):
        return None
    try:
        # "http://2130706433/", "http://0x7f.1/" and "http://127.1/" all reach the machine itself.
        return ipaddress.IPv4Address(socket.inet_aton(bare))
    except (OSError, ValueError):
        return None


def _bare(host: str) -> str:
    found = split_port(host)
    return found[0] if found else host.lower()


def is_loopback_host(host: str) -> bool:
    """True for localhost, 127.0.0.0/8 and ::1, with or without a port, however the number is written."""
    host = _bare(host)
    address = _address(host)
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address.is_loopback if address else host == "localhost" or host.endswith(".localhost")


@lru_cache(maxsize=1024)
def is_private_host(host: str) -> bool:
    """True for loopback, private, link-local and reserved addresses and for names that only a local network knows.

    `host` is a name or an address, with or without a port. No look-up is made: ask again with the address that DNS gave.
    """
    host = _bare(host)
    address = _address(host)
    if address is not None:
        return not address.is_global or address.is_multicast
    return host == "localhost" or "." not in host or host.endswith(_PRIVATE_NAMES)


def refused_reason(host: str) -> str | None:
    """Why `host` must not be crawled (a clone, spam, an internal system); None for all others."""
    labels = _bare(host).split(".")
    for start in range(len(labels)):
        reason = REFUSED_HOSTS.get(".".join(labels[start:]))
        if reason:
            return reason
    return None
