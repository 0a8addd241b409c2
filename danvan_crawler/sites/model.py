"""What a site file may say: the validated model of one web site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr, field_validator, model_validator
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from .canonical import parse
from .hosts import has_user, host_port, is_loopback_host, is_private_host, refused_reason, without_user

Level = Literal["central", "provincial", "district", "commune"]
Kind = Literal["commission", "party", "front", "union", "government", "newspaper", "other"]

RESERVED_NAMES = ("central", "provincial", "district", "commune")

# The platforms that a site file may name; `extract` reads a platform it has no module for as "generic".
PLATFORMS: tuple[str, ...] = (
    "generic", "nukeviet", "sharepoint", "liferay", "dnn", "joomla", "fitc", "wordpress", "story", "zce", "nextjs", "afcbc", "mastercms",
)  # fmt: skip


def _web_address(url: str) -> str:
    if has_user(url):
        raise ValueError(f"{without_user(url)}: a name or a password stands before the host; everybody may read a site file")
    if parse(url) is None:
        raise ValueError(f"not an http(s) address: {url!r}")
    return url


def _successor(name: str) -> str:
    return _web_address(name) if "://" in name else name


def _regex(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression: {pattern!r}: {error}") from error
    return pattern


def _selector(css: str) -> str:
    css = css.replace(":contains(", ":lexbor-contains(")  # no CSS, but known from other libraries
    try:
        LexborHTMLParser("").css(css)
    except SelectolaxError as error:
        raise ValueError(f"not a CSS selector: {css!r}: {error}") from error
    return css


def _host(host: str) -> str:
    if not (normal := host_port(host)) or "/" in host:
        raise ValueError(f"not a host or host:port: {host!r}")
    return normal


def _platform(name: str) -> str:
    if name not in PLATFORMS:
        raise ValueError(f"unknown platform {name!r}; known: {', '.join(PLATFORMS)}")
    return name


WebAddress = Annotated[str, AfterValidator(_web_address)]
Successor = Annotated[str, AfterValidator(_successor)]
Regex = Annotated[str, AfterValidator(_regex)]
Css = Annotated[str, AfterValidator(_selector)]
Host = Annotated[str, AfterValidator(_host)]
Platform = Annotated[str, AfterValidator(_platform)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, str_min_length=1)


class Selectors(_Model):
    """CSS selectors for the fields of an article page; a field without one is found by the platform's reader."""

    title: Css | None = None
    sapo: Css | None = None
    body: Css | None = None
    published: Css | None = None
    author: Css | None = None
    source: Css | None = None
    section: Css | None = None
    links: Css | None = None


class Layout(_Model):
    """An earlier look of the site: platform and selectors of pages fetched up to `until` (that day included)."""

    until: date
    cms: Platform | None = None
    selectors: Selectors | None = None


class Owner(_Model):
    """A body that published the site, and the days it did; an open side means not known or still so."""

    name: str
    since: date | None = None
    until: date | None = None


class Site(_Model):
    """One web site, as its file describes it. See docs/add-a-site.md for every key."""

    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    title: str | None = None
    owner: str | None = None
    level: Level | None = None
    kind: Kind = "other"
    province_then: str | None = None
    province_now: str | None = None
    cms: Platform = "generic"
    start: tuple[WebAddress, ...] = Field(min_length=1)
    sections: tuple[WebAddress, ...] = ()
    article: tuple[Regex, ...] = ()
    exclude: tuple[Regex, ...] = ()
    prefix: str | None = Field(default=None, pattern=r"^/.*[^/]$")
    aliases: tuple[Host, ...] = ()
    asset_hosts: tuple[Host, ...] = ()
    successor: Successor | None = None
    selectors: Selectors = Selectors()
    layout: tuple[Layout, ...] = ()
    owners: tuple[Owner, ...] = ()
    delay: float | None = Field(default=None, ge=0, le=3600)
    concurrency: int = Field(default=1, ge=1, le=16)
    enabled: bool = True
    verified: bool = True
    needs_script: bool = False
    needs_robots: bool = True
    assets: bool = True
    notes: str | None = None
    _shared_numbers: frozenset[str] = PrivateAttr(frozenset())

    @field_validator("layout")
    @classmethod
    def _in_order(cls, layouts: tuple[Layout, ...]) -> tuple[Layout, ...]:
        days = [layout.until for layout in layouts]
        if len(set(days)) < len(days):
            raise ValueError("two layouts end on the same day")
        return tuple(sorted(layouts, key=lambda layout: layout.until))

    @field_validator("name")
    @classmethod
    def _not_reserved(cls, name: str) -> str:
        if name in RESERVED_NAMES:
            raise ValueError(f"{name!r} is the name of a spider for many sites")
        return name

    @field_validator("start", "aliases", "asset_hosts")
    @classmethod
    def _reachable(cls, places: tuple[str, ...]) -> tuple[str, ...]:
        for place in places:
            host = _host_of(place)
            if reason := refused_reason(host):
                raise ValueError(f"{host} is never crawled: {reason}")
            if is_private_host(host) and not is_loopback_host(host):
                raise ValueError(f"{host} is a private address")
        return places

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if len({is_loopback_host(host) for host in self.hosts | set(self.asset_hosts)}) > 1:
            raise ValueError("start, aliases, asset_hosts: loopback and public hosts in one site")
        for url in self.sections:
            if _host_of(url) not in self.hosts:
                raise ValueError(f"sections: {url} is on none of the hosts of start and aliases")
        if self.prefix:
            for url in (*self.start, *self.sections):
                if not self.below_prefix(_path_of(url)):
                    raise ValueError(f"prefix: {url} does not lie below {self.prefix}")
        if self.level == "central" and (self.province_then or self.province_now):
            raise ValueError("province_then, province_now: a central site has no province")
        return self

    def __hash__(self) -> int:
        return hash((self.name, self.start))

    @property
    def shared_numbers(self) -> frozenset[str]:
        """Forms of addresses (`identity.Identity.form`) whose number several articles of the site share, as its lists have shown: no
        part of the file, but learned from page to page, by one run or replay each with a copy of its own."""
        return self._shared_numbers

    def share(self, forms: Iterable[str]) -> None:
        """Learn that these forms name no article: what has such an address is known by the rest of it from now on."""
        self._shared_numbers |= frozenset(forms)

    def unlearned(self) -> Self:
        """A copy that knows what the file says, and no more."""
        copy = self.model_copy()
        copy._shared_numbers = frozenset()
        return copy

    @cached_property
    def hosts(self) -> frozenset[str]:
        """Hosts of the site as "host" or "host:port" (80 and 443 are left out): those of `start`, and `aliases`."""
        return frozenset([*map(_host_of, self.start), *self.aliases])

    @cached_property
    def main_host(self) -> str:
        """The host that stands for its aliases: that of the first start address."""
        return _host_of(self.start[0])

    @cached_property
    def is_loopback(self) -> bool:
        """True if the site is served by this machine: then it needs no delay."""
        return is_loopback_host(self.main_host)

    @cached_property
    def article_patterns(self) -> tuple[re.Pattern[str], ...]:
        """`article`, compiled: to be searched in the decoded path with its query; the group `id` names the article."""
        return tuple(map(re.compile, self.article))

    @cached_property
    def exclude_patterns(self) -> tuple[re.Pattern[str], ...]:
        """`exclude`, compiled: to be searched in the decoded path with its query."""
        return tuple(map(re.compile, self.exclude))

    def below_prefix(self, path: str) -> bool:
        """True if `path` lies in the part of the host that is this site's; letter case is ignored, as IIS does."""
        if self.prefix is None:
            return True
        path, prefix = path.casefold(), _path_of(f"http://x.vn{self.prefix}").casefold()
        return path == prefix or path.startswith(prefix + "/")

    def layout_at(self, day: date | None) -> Layout | None:
        """The layout that pages fetched on `day` have; None for the present one (also without a day)."""
        return next((layout for layout in self.layout if day is not None and day <= layout.until), None)

    def selectors_at(self, day: date | None = None) -> Selectors:
        """The selectors for pages fetched on `day`; an earlier layout without selectors has none."""
        layout = self.layout_at(day)
        return self.selectors if layout is None else layout.selectors or Selectors()

    def cms_at(self, day: date | None = None) -> str:
        """The platform of pages fetched on `day`; an earlier layout without its own keeps the site's."""
        layout = self.layout_at(day)
        return layout.cms if layout and layout.cms else self.cms


def _host_of(place: str) -> str:
    address = parse(place)
    return address.host if address else place


def _path_of(url: str) -> str:
    address = parse(url)
    return address.path if address else "/"


def shared_hosts(sites: Iterable[Site]) -> list[tuple[str, Site, Site]]:
    """Hosts that two enabled sites both claim without telling their parts apart by `prefix`: (host, site, other site)."""
    claims: dict[str, list[Site]] = {}
    found = []
    for site in sites:
        for host in sorted(site.hosts) if site.enabled else ():
            for other in claims.get(host, ()):
                if not (site.prefix and other.prefix) or site.below_prefix(other.prefix) or other.below_prefix(site.prefix):
                    found.append((host, site, other))
            claims.setdefault(host, []).append(site)
    return found
