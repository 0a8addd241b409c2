"""Site files, read: the bundled ones and those of one further folder."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from ..errors import SiteFileError
from .canonical import parse
from .model import Site, shared_hosts

FILES = Path(__file__).parent / "files"


class Sites(Mapping[str, Site]):
    """Sites by name, in the order of their names."""

    def __init__(self, sites: Mapping[str, Site]) -> None:
        self._sites = dict(sorted(sites.items()))

    def __getitem__(self, name: str) -> Site:
        return self._sites[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sites)

    def __len__(self) -> int:
        return len(self._sites)

    def of_url(self, url: str) -> Site | None:
        """The site that a page belongs to: own host, below its prefix; an enabled one first. None if it is no site's."""
        address = parse(url)
        if address is None:
            return None
        found = [site for site in self.values() if address.host in site.hosts and site.below_prefix(address.path)]
        return min(found, key=lambda site: not site.enabled, default=None)

    def by_level(self, level: str, province: str | None = None) -> list[Site]:
        """The sites of a level, of one province if given: as it was or as it is since 2025-07-01, with or without diacritics.

        "hung yen", "Hưng Yên" and "tỉnh Hưng Yên" name the same province.
        """
        wanted = province_key(province) if province else None
        return [
            site
            for site in self.values()
            if site.level == level and (wanted is None or wanted in {province_key(x) for x in (site.province_then, site.province_now) if x})
        ]


def province_key(name: str) -> str:
    """A province name for comparing: no diacritics, lower case, without "tỉnh", "thành phố", "TP"."""
    letters = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in letters if not unicodedata.combining(c)))
    for unit in (["tinh"], ["thanh", "pho"], ["tp"]):
        if words[: len(unit)] == unit and len(words) > len(unit):
            words = words[len(unit) :]
    return " ".join(words)


def load_site(path: Path) -> Site:
    """One site file, validated. `name` may be left out: it is the file's name.

    Raises:
        SiteFileError: the file can't be read, is no TOML, or has unknown keys or bad values; all are named.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SiteFileError(f"{path.name}: {error}") from error
    try:
        site = Site.model_validate({"name": path.stem} | values)
    except ValidationError as error:
        raise SiteFileError(f"{path.name}: " + "; ".join(map(_problem, error.errors()))) from error
    if site.name != path.stem:
        raise SiteFileError(f"{path.name}: name: {site.name!r} is not the name of the file")
    return site


def _problem(error: Mapping[str, object]) -> str:
    """A validation error as "key: what is wrong"."""
    place = error["loc"]
    key = ".".join(map(str, place)) if isinstance(place, tuple) else ""
    text = "unknown key" if error["type"] == "extra_forbidden" else str(error["msg"]).removeprefix("Value error, ")
    return f"{key}: {text}" if key else text


def _read(extra: Path | None) -> tuple[dict[str, Site], list[str]]:
    """All sites, and all problems, each naming its file and key."""
    sites: dict[str, Site] = {}
    problems: list[str] = []
    for folder in (FILES, extra):
        for path in sorted(folder.glob("*.toml")) if folder else ():
            try:
                site = load_site(path)
            except SiteFileError as error:
                problems.append(str(error))
                continue
            if site.name in sites:
                problems.append(f"{path.name}: name: there is a bundled site {site.name!r} already")
            else:
                sites[site.name] = site
    for host, site, other in shared_hosts(sites.values()):
        problems.append(f"{site.name}.toml: start, aliases: host {host} belongs to {other.name}.toml too; tell them apart by prefix")
    for site in sites.values():
        if site.successor and "://" not in site.successor and site.successor not in sites:
            problems.append(f"{site.name}.toml: successor: no site {site.successor!r}")
    return sites, problems


def load_sites(extra: Path | None = None) -> Sites:
    """The bundled sites and those of the folder `extra`, which need not exist yet: `danvan sites add` makes it.

    Raises:
        SiteFileError: a file has a problem, or two files share a name or a host; the message names all, a line each.
    """
    sites, problems = _read(extra)
    if problems:
        raise SiteFileError("\n".join(problems))
    return Sites(sites)


def check_sites(extra: Path | None = None) -> list[str]:
    """What is wrong with the bundled site files and those of `extra`, a line each; empty if nothing is."""
    missing = [f"{extra}: no such folder of site files"] if extra is not None and not extra.is_dir() else []
    return missing + _read(extra)[1]
