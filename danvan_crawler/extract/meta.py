"""What the head of a page says of it: `<title>`, Open Graph, other `<meta>`, JSON-LD, canonical address, generator."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from danvan_crawler.extract.addresses import is_home
from danvan_crawler.extract.folding import key, plain
from danvan_crawler.extract.tidy import tidy

_ARTICLE_TYPES = re.compile(r"^(?:https?://schema\.org/)?(?:\w*article|blogposting|newsarticle|report|liveblogposting|techarticle)$", re.I)
_DATED_TYPES = re.compile(r"^(?:https?://schema\.org/)?(?:WebPage|ItemPage|QAPage|FAQPage|HowTo|Recipe|CreativeWork|PodcastEpisode)$")
_LONGEST, _LONGEST_TITLE, _MOST_DATES, _MOST_STEPS = 1_500_000, 2_000, 100, 12
_CONTROL = re.compile(r"[\x00-\x1f]+")
_LAST_COMMA = re.compile(r",\s*([}\]])")

# Publish-date names, best first. "date" and "dc.date" come last: some sites put the time of the page view there.
_DATE_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "published_time",
    "publication_date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "timestamp",
    "ptime",
    "citation_publication_date",
    "created",
    "dc.date",
    "dcterms.date",
    "date",
)
_MODIFIED_META = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")


@dataclass(slots=True)
class Script:
    """A `<script>`: its id and type, and its text."""

    id: str
    type: str
    text: str


@dataclass(slots=True)
class Meta:
    """The head of a page. `published` pairs a raw date with the place it stood in; `trail` has the names of schema.org's BreadcrumbList; `scripts`
    are those of the page that hold data."""

    title: str = ""
    og_title: str = ""
    headline: str = ""
    description: str = ""
    og_type: str = ""
    site_name: str = ""
    canonical: str = ""
    base: str = ""
    generator: str = ""
    lang: str = ""
    refresh: str = ""
    image: str = ""
    section: str = ""
    trail: list[str] = field(default_factory=list)
    author: str = ""
    published: list[tuple[str, str]] = field(default_factory=list)
    modified: list[tuple[str, str]] = field(default_factory=list)
    article_body: str = ""
    is_article: bool = False
    names: dict[str, str] = field(default_factory=dict)
    scripts: list[Script] = field(default_factory=list)


def clean(text: str | None) -> str:
    """One line of normalised text; entities that were encoded twice ("&amp;agrave;") are undone once more."""
    return tidy(text) if text else ""


def _headline(text: str | None) -> str:
    """A title, cut where no title is as long."""
    return clean(text[:_LONGEST_TITLE]) if text else ""


def read_head(tree: LexborHTMLParser) -> Meta:
    """Collect the head of a parsed page. Broken JSON-LD is repaired where a control character is all that is wrong, else ignored."""
    meta = Meta()
    names = meta.names
    linked = []
    for el in tree.tags("meta"):
        attributes = el.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or attributes.get("http-equiv")
        content = attributes.get("content")
        if name and content:
            name = name.strip().lower()
            names.setdefault(name.replace(":", ".") if name.startswith(("dc:", "dcterms:")) else name, content)
    for el in tree.tags("title"):
        meta.title = meta.title or _headline(el.text())
    for el in tree.tags("link"):
        attributes = el.attributes
        if not meta.canonical and "canonical" in (attributes.get("rel") or "").lower().split():
            meta.canonical = (attributes.get("href") or "").strip()
    for el in tree.tags("base"):
        meta.base = meta.base or (el.attributes.get("href") or "").strip()
    for el in tree.tags("html"):
        meta.lang = meta.lang or (el.attributes.get("lang") or "")
    for el in tree.tags("script"):
        attributes, inner = el.attributes, el.first_child
        text = inner.text_content if inner is not None else None
        if text:
            script = Script(attributes.get("id") or "", attributes.get("type") or "", text)
            meta.scripts.append(script)
            if "ld+json" in script.type.lower():
                linked.append(text)
    get = names.get
    meta.og_title = _headline(get("og:title") or get("twitter:title"))
    meta.description = clean(get("og:description") or get("description") or get("twitter:description"))
    meta.og_type = (get("og:type") or "").strip().lower()
    meta.site_name = clean(get("og:site_name"))
    meta.generator = get("generator") or ""
    meta.refresh = get("refresh") or ""
    meta.image = (get("og:image") or get("twitter:image") or "").strip()
    meta.section = clean(get("article:section"))
    # `DC.Title` "Cổng thông tin điện tử tỉnh …" tells that the block is about the portal, and its creator the firm that made it.
    of_page = _names_page(clean(get("dc.title")), meta.title)
    meta.author = clean(get("article:author") or get("author") or (get("dc.creator") if of_page else "") or get("dable:author"))
    if meta.author and meta.author in (clean(get("copyright")), clean(get("dc.publisher"))):
        meta.author = ""  # the school whose site it is
    _read_json_ld(linked, meta)
    meta.published += [(clean(names[name]), f"meta:{name}") for name in _DATE_META if names.get(name)]
    meta.modified += [(clean(names[name]), f"meta:{name}") for name in _MODIFIED_META if names.get(name)]
    meta.is_article = meta.is_article or meta.og_type in ("article", "news") or bool(get("article:published_time"))
    return meta


def _names_page(dublin: str, title: str) -> bool:
    """Whether the title of the Dublin Core block is that of the page, or there is none."""
    return not dublin or key(title).startswith(key(dublin)) or key(dublin).startswith(key(title))


def _read_json_ld(scripts: list[str], meta: Meta) -> None:
    for script in scripts:
        if not script or len(script) > _LONGEST:
            continue
        data = _loads(
            script.strip().removeprefix("<!--").removesuffix("-->").removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
        )
        if data is not None:
            _read_objects(data, meta)


def _loads(text: str) -> Any:
    """JSON, also with bare control characters in strings, or with commas before closing brackets."""
    for repair in (str, _without_controls, _without_last_commas):
        try:
            return json.loads(repair(text))
        except (ValueError, RecursionError):
            continue
    return None


def _without_controls(text: str) -> str:
    return _CONTROL.sub(" ", text)


def _without_last_commas(text: str) -> str:
    return _LAST_COMMA.sub(r"\1", _CONTROL.sub(" ", text))


def _read_objects(data: Any, meta: Meta) -> None:
    todo, seen = [data], 0
    while todo and seen < 400:
        seen += 1
        node = todo.pop(0)
        if isinstance(node, list):
            todo += node[:100]
            continue
        if not isinstance(node, dict):
            continue
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE_TYPES.match(kind) for kind in kinds):
            _read_article(node, meta)
        elif "BreadcrumbList" in kinds:
            meta.trail = meta.trail or _trail(node.get("itemListElement"))
        elif any(kind in ("WebSite", "Organization", "NewsMediaOrganization", "GovernmentOrganization") for kind in kinds):
            meta.site_name = meta.site_name or clean(_name(node.get("name")))
        elif (
            node.get("datePublished")
            and any(isinstance(kind, str) and _DATED_TYPES.match(kind) for kind in kinds)
            and not any(label == "json-ld" for _, label in meta.published)
        ):
            meta.published.append((clean(_name(node["datePublished"])), "json-ld:WebPage"))
        todo += [
            value
            for name, value in node.items()
            if name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart") and isinstance(value, (list, dict))
        ]


def _trail(steps: Any) -> list[str]:
    """The names of a BreadcrumbList in their order: `{"position": 2, "name": …}`, or `{"position": 2, "item": {"name": …}}`, or such in a list.

    Not those of steps that lead home, whatever they are called: `{"@id": "https://nhavang.vn/", "name": "Nhà Vàng Chính Thức"}`.
    """
    flat = [step[0] if isinstance(step, list) and step else step for step in steps[:_MOST_STEPS]] if isinstance(steps, list) else []
    steps = [step for step in flat if isinstance(step, dict) and not _leads_home(step.get("item"))]
    steps.sort(key=lambda step: place if isinstance(place := step.get("position"), int) else _MOST_STEPS)
    named = (step.get("name") or (item.get("name") if isinstance(item := step.get("item"), dict) else None) for step in steps)
    return [name for each in named if isinstance(each, str) and (name := clean(each)) and "://" not in name]


def _leads_home(item: Any) -> bool:
    address = item.get("@id") or item.get("url") if isinstance(item, dict) else item
    return isinstance(address, str) and "://" in address and is_home(address)


def _read_article(node: dict[str, Any], meta: Meta) -> None:
    meta.is_article = True
    meta.headline = meta.headline or _headline(_name(node.get("headline") or node.get("name")))
    few = len(meta.published) < _MOST_DATES  # an archive may have thousands
    if few and node.get("datePublished"):
        place = sum(label == "json-ld" for _, label in meta.published)  # the page's own article stands before those it leads to
        meta.published.insert(place, (clean(_name(node["datePublished"])), "json-ld"))
    elif few and node.get("dateCreated"):
        meta.published.append((clean(_name(node["dateCreated"])), "json-ld:dateCreated"))
    if node.get("dateModified"):
        meta.modified.append((clean(_name(node["dateModified"])), "json-ld:dateModified"))
    meta.section = meta.section or clean(_first(node.get("articleSection")))
    meta.author = clean(_name(node.get("author"))) or meta.author
    body = node.get("articleBody")
    if isinstance(body, str) and len(body) > len(meta.article_body):
        meta.article_body = body


def _first(value: Any) -> str:
    return _name_of(value[0]) if isinstance(value, list) and value else _name_of(value)


def _name(value: Any) -> str:
    """A name out of what schema.org allows: text, an object with a name, a list of either."""
    if isinstance(value, list):
        return ", ".join(part for part in map(_name_of, value[:8]) if part)
    return _name_of(value)


def _name_of(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
        if isinstance(value, list):
            value = value[0] if value else ""
    return value if isinstance(value, str) else ""


def forget_site(meta: Meta, title: str, url: str) -> Meta:
    """A head without what it says of the whole site, alike on all its pages: `og:url` is the home page, neither title has the page's own, and
    `article:published_time` is the day when the template was made."""
    named = meta.names.get("og:url", "")
    if not named or not is_home(named) or is_home(url):
        return meta
    words = plain(title).split()
    told = set(plain(f"{meta.og_title} {meta.title}").split())  # which may have it shortened or cut
    cut = plain(meta.og_title or meta.title)
    if not words or not told or plain(title).startswith(cut) or 2 * sum(word in told for word in words) > len(words):
        return meta
    published = [offer for offer in meta.published if not offer[1].startswith("meta:")]
    modified = [offer for offer in meta.modified if not offer[1].startswith("meta:")]
    is_article = any(place.startswith("json-ld") for _, place in published)
    return replace(meta, published=published, modified=modified, is_article=is_article)
