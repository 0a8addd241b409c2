"""What the words in class and id attributes tell: "chuthich" is a caption, "itemRelated" a list of other articles.

Attribute values are split at capitals, digits, hyphens and underscores; English words are compared token by token, Vietnamese
syllables (often glued: "tieude", "TT_TinChiTiet_MoTaAnh") inside the glued-together string.
Sources: theme templates of NukeViet, SharePoint, Liferay, FITC, K2, WordPress and the selectors of some hundred Vietnamese sites.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from danvan_crawler.extract.patterns import either

Cue = Literal[
    "noise",
    "caption",
    "author",
    "source",
    "date",
    "sapo",
    "title",
    "body",
    "crumb",
    "related",
    "files",
    "kicker",
    "section",
    "hidden",
    "clock",
    "tags",
    "listing",
    "pager",
]

_TOKEN = re.compile(r"[A-Z]+[a-z]*|[a-z]+")
_LETTERS = bytes(byte if chr(byte).isalpha() else 32 for byte in range(128)).ljust(256)
_UNSURE = (
    ":",
    "[",
    "sidebar",
    "widget",
    "portlet",
    "webpart",
    "label-",
    "cmp-",
    "kksr-",
    "editor",
    "social",
    "with-summary",
    "modal-",
    "placeholdermain_",
)

_NOT_MEANT = re.compile(
    r"\S*[:\[]\S*|\b(?:with|has|no|is|without|main|content)[-_]\w*sidebar\S*|\bsidebar[-_](?:grid|layout|wrapper|left|right|none|no)\S*|\b\S*sidebar[-_](?:active|enabled|visible)\S*|label-{1,2}hidden|text-with-summary|\bsocial[-_]\S*embed|"
    r"modal-(?:image|img|photo)|(?:elementor|article|dnd)-widget|\b(?:widget|portlet|webpart)-title|\bcmp-(?:text|title|image|container|heading|content)|(?:text|rich|html|ck)-?editor|"
    r"placeholdermain_comments|"  # SharePoint's field of the description
    r"kksr-legend",  # the stars of a WordPress plugin
    re.I,
)
_MAY_MEAN_NOTHING = re.compile(either(_UNSURE))
_AD = re.compile(r"(?:^|[-_])ad(?:$|[-_])", re.I)
"""Advertising; in "block-id-n1AuAdJlVL" two letters mean nothing."""
_EXACT: dict[str, Cue] = {}


def _words(cue: Cue, words: str) -> None:
    for word in words.split():
        _EXACT[word] = cue


_words(
    "noise",
    """comment comments cmt disqus fbcomments discussion respond reply share sharing sharer shares social socials sharedaddy socialicon
    bookmarks addthis addtoany sns sidebar sidenav aside footer foot colophon copyright menu submenu megamenu nav navbar navigation navigator
    topbar toolbar tool tools toolbox banner advert advertisement advertising ads adv adsbygoogle adsense sponsor sponsored promo promotion
    outbrain taboola recommend recommended recommendation recommendations rating ratings rate vote voting votes poll survey subscribe
    subscription newsletter signup login signin register popup modal cookie cookies consent gdpr print printer hits views viewcount
    counter counters statistic statistics thongke skip ribbon langs language languages widget breaking ticker marquee
    weather search searchbox backlink trending popular mostread mostviewed donate promobox buttons actions
    masthead factbox infobox disclosure bio cmp disclaimer controls accessibility audio cta affiliate
    feedback whatsapp""",
)
_words(
    "related",
    "related relate relatednews relatedposts relate other others othernews more readmore morenews suggestion suggested",
)
_words("tags", "tagbox tag tags tagcloud keyword keywords hashtag hashtags tukhoa")
_words("pager", "pager paging pagination pages phantrang pagenav paginator datapager")
_words("crumb", "breadcrumb breadcrumbs crumb crumbs path pathway")
_words("caption", "caption figcaption imgcaption photocaption legend")
_words("author", "author authors byline writer tacgia penname sign signature editor reporter")
_words("source", "source sources credit attribution nguon")
_words("date", "date time datetime published pubdate posted timestamp dateline publish publishdate createdate created postdate ngay")
_words(
    "sapo",
    "sapo sabo brief lead alead lede abstract summary teaser hometext intro introtext excerpt standfirst subtitle dek chapeau deck description desc",
)
_words("title", "title headline heading ttl tieude")
_words("kicker", "kicker kick sup suptitle supertitle overline eyebrow toptitle pretitle")
_words("files", "attachment attachments attach download downloads dinhkem files")
_words("hidden", "hidden hide invisible offscreen srhidden")
_words("clock", "clock today now currentdate currenttime")

_GLUED_WORDS: tuple[tuple[str, Cue], ...] = (
    (r"sronly|screenreader|visuallyhidden|hideaccessible|dnone", "hidden"),
    (
        r"chuthich|motaanh|ghichuanh|imagedesc|imgdesc|picnote|picdesc|mediadesc|imgnote|imagenote|photodesc|photocap|piccap|imgcap|tdimagedesc|photonote|captiontext|imagecaption|wpcaptiontext|picturecaption|videodes|videocaption",
        "caption",
    ),
    (
        r"lienquan|tinlienket|bailienket|tinkhac|baikhac|baivietkhac|cungchuyenmuc|cungchude|tincu|tinmoihon|xemthem|docthem|relatednews|relatedpost|othernews|"
        r"itemrelated|tinlq|bvlq|relate|seealso|alsoread|readalso|alsolike|alsoon",
        "related",
    ),
    (
        r"authorbio|authorbox|authordesc|aboutauthor|abouttheauthor|"
        r"binhluan|phanhoi|danhgia|chiase|xephang|lienket|doctin|xemnhieu|docnhieu|trangin|commentlist|kkstarratings|youmaylike|postshare|socialshare|"
        r"tinnoibat|quangcao|sidebar|footer|thongke|backtotop|bottombar|offcanvas|addthis|mostread|mostview|itemrating|"
        r"itemtoolbar|teasertext|teaserpadding|itemhits|viewcount|newsletter|menungang|menudoc|menutrai",
        "noise",
    ),
    (r"breadcrum|breadcum|duongdan|sitemappath", "crumb"),  # "ja-breadcrums", "breadcump"
    (r"tacgia|butdanh|byline|authorname|lblauthor|itemauthor", "author"),
    (r"nguontin|lblsource|newssource|lblnguon|pnnguon", "source"),
    (
        r"ngaydang|ngaycapnhat|capnhat|ngaytao|thoigian|createddate|publishdate|datecreate|dateup|postedon|pubdate|datetimetext|ngaythang|"
        r"postdate|datepublish|publisheddate|lblngay",
        "date",
    ),
    (
        r"subtitle|subhead|tomtat|noidungngan|motangan|trichyeu|trichdan|modau|loidan|gioithieungan|lblsummary|lbltomtat|articlesapo|articlesummary|articlelead|newsdes",
        "sapo",
    ),
    (
        r"tieude|tentin|tenbai|contentheading|lbltitle|nameartical|newstitle|articletitle|posttitle|entrytitle|itemtitle|detailtitle|storyheadline",
        "title",
    ),
    (
        r"noidung|chitiettin|chitietbai|bodytext|newsbody|articlebody|articlecontent|entrycontent|postcontent|detailcontent|newscontent|"
        r"contentdetail|storybody|postbody|cmsbody|maincontent|itemfulltext|journalcontentarticle|rtestatefield|fckcontent|ckcontent|contentfck|"
        r"richtext|articletext|storycontent|detailbody|newsdetail|contentbody|textbody|"
        r"prosesm|prosebase|proselg|prosexl|proseslate|prosegray|proseneutral",  # Tailwind's for text that an editor wrote
        "body",
    ),
    (r"tepdinhkem|dinhkem|taive|tailieukem|newsdownload", "files"),
    (r"chuyenmuc|danhmuc|categoryname|catname|catename|catlinks|sectionname", "section"),
    (r"tukhoa|taglist|tagcloud|posttags|newstags", "tags"),
    (r"phantrang|pagination|pagenav|datapager", "pager"),
)
_CUE_OF: dict[str, Cue] = {word: cue for words, cue in _GLUED_WORDS for word in words.split("|")}


_GLUED = re.compile(either(_CUE_OF))
_NOTHING: frozenset[Cue] = frozenset()
MOST_NAMES = 16_384
"""Class and id names of which is remembered what they say: a site has some hundreds, a hundred sites read in turn have thirty thousand."""


@lru_cache(maxsize=MOST_NAMES)
def cues(attribute: str) -> frozenset[Cue]:
    """The cues of one class-and-id string ("News-Title lblTitle" -> {"title"}); most strings give none.

    Each name speaks for itself: pages have thousands of combinations ("post-5101 tag-tin-tuc …") of a few hundred names.
    """
    found = _NOTHING
    for name in names_in(attribute):
        if own := name_cues(name):
            found |= own
    return found


def names_in(attribute: str) -> list[str]:
    """The names in a class and id that say something of the element: Bootstrap hides "carousel-caption d-none d-md-block" on small screens alone."""
    names = attribute[:300].split()
    return [name for name in names if name != "d-none"] if "carousel-caption" in names else names


@lru_cache(maxsize=MOST_NAMES)
def name_cues(name: str) -> frozenset[Cue]:
    """The cues of one name of a class or id."""
    small = name.lower()
    if _MAY_MEAN_NOTHING.search(small):
        # "print:hidden" (a style for print), "page has-sidebar", "sidebar-grid" (a layout that has one) say nothing of this element,
        # Drupal's "field--label-hidden" and "field-type-text-with-summary" nothing of the field; a page builder's
        # "elementor-widget-text-editor" and "cmp-text" are any paragraph.
        name = _NOT_MEANT.sub(" ", name)
        small = name.lower()
    parted = name if name == small else " ".join(_TOKEN.findall(name)).lower()  # at capitals
    tokens = parted.encode("ascii", "replace").translate(_LETTERS).decode().split()
    found = set[Cue]() if _EXACT.keys().isdisjoint(tokens) else {_EXACT[token] for token in tokens if token in _EXACT}
    if "ad" in small and _AD.search(name):
        found.add("noise")
    glued = "".join(tokens)
    match = _GLUED.search(glued)
    while match is not None:
        found.add(_CUE_OF[match[0]])
        match = _GLUED.search(glued, match.start() + 1)  # "tinkhac" may begin within another
    if "title" in found and ("subtitle" in glued or "subhead" in glued or "intertitle" in glued):
        found.discard("title")  # "pSubTitle" is the lead, "pInterTitle" a heading in the text
    if "crumb" in found and "menu" in tokens and "crumb" not in glued:
        found.discard("crumb")  # Drupal's "menu-path-node-11968"
    if "caption" in found:
        found.discard("sapo")  # "detail-img__description"
    return frozenset(found) if found else _NOTHING
