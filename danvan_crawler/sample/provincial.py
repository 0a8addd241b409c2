"""The provincial commission's pages: no h1, the title again as a caption, no date but in the lists, counters that tick. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from danvan_crawler.sample.content import Content, Photo, SampleArticle
from danvan_crawler.sample.html import Rendered, asset, day, fill, page_of, paragraphs, teaser, text

ROBOTS = "User-agent: *\nDisallow: /quan-tri/\n"
LIST_LENGTH = 6
_ARTICLE = re.compile(r"/chi-tiet/[a-z0-9-]+-(\d+)\.html")
_LISTING = re.compile(r"/chuyen-muc/([a-z-]+)")


def render(content: Content, path: str, query: dict[str, str], base: str, visits: int) -> Rendered:
    """The answer to a path. Pages show the number of `visits` and therefore have no validators."""
    if path == "/robots.txt":
        return text(ROBOTS, "txt", content.modified)
    if path == "/css/trang.css":
        return text("td { font-family: Tahoma, sans-serif }\n", "css", content.modified)
    if path.startswith(("/anh/", "/tai-ve/")) and (found := asset(content, path.rpartition("/")[2])):
        return found
    if path == "/":
        newest = [article for article in content.articles if article.listed][: content.page_size * 2]
        return _page(content, content.title, "".join(_item(content, article) for article in newest), visits)
    if path == "/gioi-thieu":
        return _page(content, "Giới thiệu", f'<div class="tieude-trang">Giới thiệu</div><p>{escape(content.about)}</p>', visits)
    if (match := _ARTICLE.fullmatch(path)) and (article := content.article(int(match[1]))):
        return _article(content, article, visits)
    number = query.get("page", "1")
    if (match := _LISTING.fullmatch(path)) and match[1] in (section.slug for section in content.sections) and number.isdecimal():
        listing = _listing(content, match[1], int(number), visits)
        if listing is not None:
            return listing
    found = _page(content, "Không tìm thấy", "<p>Không tìm thấy trang bạn yêu cầu.</p>", visits)
    return Rendered(found.body, status=404)


def article_path(article: SampleArticle) -> str:
    """The address of an article on the site."""
    return f"/chi-tiet/{article.slug}-{article.id}.html"


def related(content: Content, article: SampleArticle) -> tuple[SampleArticle, ...]:
    """ "Bài viết khác": three newer and three older articles, more of the one kind where the other runs out."""
    newer = [each for each in content.articles if each.listed and each.published > article.published]
    older = [each for each in content.articles if each.listed and each.published < article.published]
    half = LIST_LENGTH // 2
    take = max(half, LIST_LENGTH - len(older))
    newer = newer[-take:]
    return (*newer, *older[: LIST_LENGTH - len(newer)])


def latest(content: Content, article: SampleArticle) -> tuple[SampleArticle, ...]:
    """ "Các bài mới nhất": the six newest articles of the site but this one."""
    return tuple(each for each in content.articles if each.listed and each.id != article.id)[:LIST_LENGTH]


def _page(content: Content, title: str, main: str, visits: int) -> Rendered:
    menu = " | ".join(f'<a href="/chuyen-muc/{section.slug}">{section.name}</a>' for section in content.sections)
    counters = {"today": f"{411 + visits:,}", "month": f"{63_389 + visits:,}", "total": f"{2_075_669 + visits:,}"}
    page = fill(content, "page", title=escape(title), site=escape(content.title), menu=menu, main=main, **counters)
    return Rendered(page.encode())


def _article(content: Content, article: SampleArticle, visits: int) -> Rendered:
    def photo(each: Photo) -> str:
        # As on the pages this is modelled on, the article's title stands under its first photo, above the caption.
        title = f'<p class="chuthich">{escape(article.title)}</p>' if each is article.photos[0] else ""
        caption = f'<p class="chuthich"><i>{escape(each.caption)}</i></p>'
        return f'<div align="center"><img src="/anh/{each.file}" width="500" border="0">{title}{caption}</div>'

    author = f'<p align="right"><b>{escape(article.author)}</b></p>' if article.author else ""
    source = f'<p align="right"><b>Nguồn: {escape(article.source)}</b></p>' if article.source else ""
    files = "".join(f'<p class="dinhkem"><a href="/tai-ve/{file.file}">{escape(file.title)}</a></p>' for file in article.attachments)
    main = fill(
        content,
        "article",
        title=escape(article.title),
        section=escape(content.section_name(article.section)),
        section_url=f"/chuyen-muc/{article.section}",
        sapo=escape(article.sapo),
        body=paragraphs(article, '<p align="justify">{}</p>', "<p><b>{}</b></p>", photo),
        signature=author + source,
        attachments=f"<p><b>Tệp đính kèm:</b></p>{files}" if files else "",
        related=_list(related(content, article)),
        latest=_list(latest(content, article)),
    )
    return _page(content, article.title, main, visits)


def _listing(content: Content, section: str, number: int, visits: int) -> Rendered | None:
    articles, pages = page_of(content.in_section(section), number, content.page_size)
    if not 1 <= number <= pages:
        return None
    links = " ".join(
        f"<b>{each}</b>" if each == number else f'<a href="/chuyen-muc/{section}?page={each}">{each}</a>' for each in range(1, pages + 1)
    )
    name = content.section_name(section)
    items = "".join(_item(content, article) for article in articles)
    return _page(content, name, f'<div class="tieude-trang">{escape(name)}</div>{items}<div class="phantrang">Trang: {links}</div>', visits)


def _item(content: Content, article: SampleArticle) -> str:
    url = article_path(article)
    image = f'<a href="{url}"><img src="/anh/{article.photos[0].file}" width="120" border="0"></a>' if article.photos else ""
    printed = f'<span class="ngay">({day(article)})</span>' if article.listed else ""
    return fill(content, "item", url=url, title=escape(article.title), image=image, printed=printed, teaser=teaser(article))


def _list(articles: Iterable[SampleArticle]) -> str:
    return "\n".join(
        f'<p>&bull; <a href="{article_path(each)}">{escape(each.title)}</a> <span class="ngay">({day(each)})</span></p>'
        for each in articles
    )
