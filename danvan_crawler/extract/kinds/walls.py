"""Answers that are not the page that was asked for: gone, blocked, a login, the home page in its place."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from danvan_crawler.extract.addresses import is_home
from danvan_crawler.extract.dom import Doc
from danvan_crawler.extract.entries import is_headline
from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.kinds.addressed import has_id, names_article, names_list
from danvan_crawler.extract.meta import Meta
from danvan_crawler.extract.region import Region
from danvan_crawler.items import Page

_FEW_LINKS = 4
_EXTENSIONS = frozenset(("html", "htm", "aspx", "php", "vnp", "epi", "jsp"))
_PASSWORD = re.compile(rb"<input[^>]{0,200}type\s*=\s*[\"']?password", re.I)
_MISSING = re.compile(
    r"khong tim thay (?:trang|noi dung|bai|tin|duong dan|du lieu|ket qua trang|yeu cau)|trang (?:ban|quy vi|nay|"
    r"yeu cau).{0,40}khong (?:ton tai|tim thay|con)|(?:bai viet|du lieu|noi dung|trang|tin|ban tin|lien ket|duong dan|thong tin|"
    r"van ban)(?: \w+){0,6} khong (?:ton tai|con (?:ton tai|tren|hien thi|duoc (?:dang|luu))|tim thay|hop le|co san)|"
    r"(?:bai viet|noi dung|tin|trang)(?: \w+){0,4} da (?:bi |duoc )?(?:xoa|go|go bo|an)|khong co (?:bai viet|noi dung|du lieu) nao|"
    r"khong co du lieu$|item does not exist|"
    r"page (?:not found|cannot be found|does not exist|doesn t exist)|404 (?:not found|error|file)|(?:error|loi) 404|not found|"
    r"the resource cannot be found|no longer (?:available|exists)|khong ton tai|couldn t find (?:the|that) page|object moved"
)
_CLOSED = re.compile(
    r"(?:trang (?:thong tin|tin|web)|website|cong thong tin)(?: \w+){0,12} (?:ngung|dung) hoat dong|truy cap (?:vao )?(?:dia chi|trang|website) moi"
)
"""What every address of a site answers that moved when its body was merged."""
_BLOCKED = re.compile(
    r"checking your browser|verify (?:that )?you are (?:a )?human|just a moment|attention required|enable javascript and cookies|"
    r"please enable (?:javascript|cookies)|access denied|captcha|ddos protection|are you a robot|"
    r"unusual traffic|xac (?:minh|nhan|thuc) (?:ban|rang ban|quy vi)? ?(?:la|khong phai la) (?:nguoi|robot|con nguoi)|"
    r"toi khong phai la (?:nguoi may|robot)|kiem tra trinh duyet|vui long (?:bat|cho phep|kich hoat) (?:javascript|cookie)|"
    r"ban khong co quyen (?:truy cap|xem)|truy cap bi (?:tu choi|chan)|"
    r"request (?:blocked|rejected)|the requested url was rejected|support id|forbidden|tu choi truy cap|dang chuyen huong|"
    r"redirecting|this site requires (?:javascript|cookies)|web application firewall|incident id|cookies? (?:must be|is not|"
    r"are) (?:enabled|disabled)|"
    # What stands where a site was: a domain that was given up, a host that was not paid.
    r"domain (?:\w+ ){0,5}(?:is|may be) for sale|buy this domain|(?:domain|page) (?:is )?parked|parked (?:free|domain)|"
    r"domain (?:\w+ ){0,5}(?:has|is) expired|ten mien (?:\w+ ){0,5}(?:rao ban|da het han)|"
    r"(?:account|website|site|domain) (?:has been |is )?suspended|"
    r"(?:website|trang web|tai khoan|hosting) (?:nay )?(?:da |dang )?bi (?:tam )?(?:khoa|ngung)"
)
_LOGIN = re.compile(r"^(?:dang nhap|login|log in|sign in|yeu cau dang nhap|dang nhap he thong)")


def by_status(page: Page) -> tuple[str, str] | None:
    """The kind that the HTTP status alone decides, with the reason; None for an answer that has to be read."""
    status = page.status
    if status in (404, 410):
        return "missing", f"status {status}"
    if 300 <= status < 400:
        return "other", "redirect"
    if status in (401, 403, 407, 429, 451, 503) or status >= 500:
        return "blocked", f"status {status}"
    if status >= 400:
        return "missing", f"status {status}"
    return None


def by_wall(doc: Doc, meta: Meta, page: Page, region: Region) -> tuple[str, str] | None:
    """Soft 404s, bot walls, cookie stubs and login pages: a short page whose title or text says so."""
    if region.mass > 1200:
        return None
    size = sum(len(line.text) for line in doc.lines[:400])
    title = plain(meta.title)
    links = sum(1 for anchor in doc.anchors if is_headline(anchor.text))
    few = region.mass < 400 and links < 8
    if size < 1500 or few:
        text = plain(" ".join(line.text for line in doc.lines[:120] if line.link < len(line.text) * 0.5)[:4000])
        # A wall is a page with little else: a portlet in the corner of a contact page may say "Bạn không có quyền truy cập" too.
        bare = len(doc.anchors) <= _FEW_LINKS and not links
        heads = plain(" ".join(map(doc.text, doc.heads[:6])))
        match = _BLOCKED.search(title) or _BLOCKED.search(heads) or (_BLOCKED.search(text) if bare else None)
        if bare and size < 1500 and (closed := _CLOSED.search(text)):
            return "missing", f"site closed: {closed[0]}"
        if size < 1500 and match:
            if _MISSING.search(text) and not _BLOCKED.search(title):
                return "missing", f"soft 404: {match[0]}"
            return "blocked", f"wall: {match[0]}"
        if few and (_LOGIN.match(title) or (_LOGIN.search(text[:200]) and _PASSWORD.search(page.body[:300_000]))):
            return "blocked", "login"
    if match := _MISSING.search(title):
        return "missing", f"soft 404: {match[0]}"
    if region.mass < 400 and links < 40:
        for line in doc.lines[:300]:
            if len(line.text) <= 160 and line.link < len(line.text) * 0.5 and (match := _MISSING.search(plain(line.text))):
                return "missing", f"soft 404: {match[0]}"
    if size < 40 and (meta.refresh or b"document.cookie" in page.body[:20_000] or b"location." in page.body[:20_000]):
        return "blocked", "stub: a script or refresh and no text"
    return None


def home_instead(meta: Meta, page: Page, named: str | None) -> bool:
    """Whether an article's address was answered with the home page: the page `named` as its own address is the home page, while this one
    has an article's id, and the words of its slug are not those of the page's title.

    A site that calls all its pages the home page is not meant: their titles go with their slugs.
    """
    if named is None or not is_home(named) or is_home(page.url):
        return False
    if names_article(page.url):
        return True
    if not has_id(page.url) or names_list(page.url):
        return False
    path = unquote(urlsplit(page.url).path)
    slug = {word for word in plain(path.rsplit("/", 1)[-1]).split() if word.isalpha() and word not in _EXTENSIONS}
    words = set(plain(f"{meta.og_title} {meta.title}").split())
    return len(slug) >= 4 and len(slug & words) < 0.6 * len(slug)
