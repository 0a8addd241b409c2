"""The central commission's pages: NukeViet's addresses and class names in markup of our own. Pure functions of the content."""

from __future__ import annotations

import re
from html import escape

from danvan_crawler.sample.content import Content, Photo, SampleArticle
from danvan_crawler.sample.html import Rendered, asset, day, fill, page_of, paragraphs, teaser, text

WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
ROBOTS = "User-agent: *\nDisallow: /admin/\nDisallow: /seek/\n"
_ARTICLE = re.compile(r"/(print/)?([a-z-]+)/[a-z0-9-]+-(\d+)\.html")
_LISTING = re.compile(r"/([a-z-]+)/(?:page-(\d+)/)?")


def render(content: Content, path: str, query: dict[str, str], base: str, visits: int) -> Rendered:
    """The answer to a path; `base` is the site's address without the final slash. Pages do not show `visits` and have validators."""
    if path == "/robots.txt":
        return text(ROBOTS, "txt", content.modified)
    if path == "/themes/default/css/style.css":
        return text("body { font-family: Arial, sans-serif }\n", "css", content.modified)
    if path.startswith("/uploads/") and (found := asset(content, path.rpartition("/")[2])):
        return found
    if path == "/":
        newest = "".join(_item(content, article) for article in content.articles[: content.page_size])
        return _page(content, content.title, newest)
    if path == "/gioi-thieu/":
        return _page(content, "Giới thiệu - " + content.title, f"<h1>Giới thiệu</h1><p>{escape(content.about)}</p>")
    if match := _ARTICLE.fullmatch(path):
        article = content.article(int(match[3]))
        if article is not None and article.section == match[2]:
            return _print(content, article, base) if match[1] else _article(content, article, base)
    if (match := _LISTING.fullmatch(path)) and match[1] in (section.slug for section in content.sections):
        listing = _listing(content, match[1], int(match[2] or 1))
        if listing is not None:
            return listing
    found = _page(content, "Không tìm thấy trang", '<div class="alert alert-danger">Trang bạn yêu cầu không tồn tại hoặc đã bị xóa.</div>')
    return Rendered(found.body, status=404)


def article_path(article: SampleArticle) -> str:
    """The address of an article on the site."""
    return f"/{article.section}/{article.slug}-{article.id}.html"


def _page(content: Content, title: str, main: str, head: str = "", description: str = "") -> Rendered:
    menu = "".join(f'<li><a href="/{section.slug}/">{section.name}</a></li>' for section in content.sections)
    popular = sorted(content.articles, key=_views, reverse=True)[:4]
    page = fill(
        content,
        "page",
        title=escape(title),
        description=escape(description or content.title),
        site=escape(content.title),
        head=head,
        menu=menu,
        main=main,
        popular="".join(f'<li class="clearfix"><a href="{article_path(each)}">{escape(each.title)}</a></li>' for each in popular),
    )
    return Rendered(page.encode(), modified=content.modified)


def _article(content: Content, article: SampleArticle, base: str) -> Rendered:
    files = "".join(f'<li><a href="/uploads/news/{file.file}" title="Tải về">{escape(file.title)}</a></li>' for file in article.attachments)
    at = content.articles.index(article)
    newer, older = content.articles[max(0, at - 3) : at], content.articles[at + 1 : at + 4]
    main = fill(
        content,
        "article",
        title=escape(article.title),
        section=escape(content.section_name(article.section)),
        section_url=f"/{article.section}/",
        print_url="/print" + article_path(article),
        published=article.published.isoformat(),
        printed=_printed(article),
        sapo=escape(article.sapo),
        body=_body(article),
        signature=_signature(article),
        attachments=f'<div class="news-download-file"><div class="h3">File đính kèm</div><ul class="list-group">{files}</ul></div>'
        if files
        else "",
        lists=_list("Những tin mới hơn", newer) + _list("Những tin cũ hơn", older),
    )
    url = escape(base + article_path(article))
    title = escape(article.title)
    head = f'<link rel="canonical" href="{url}"><meta property="og:title" content="{title}"><meta property="og:type" content="article">'
    return _page(content, f"{article.title} - {content.title}", main, head, article.sapo)


def _print(content: Content, article: SampleArticle, base: str) -> Rendered:
    page = fill(
        content,
        "print",
        title=escape(article.title),
        site=escape(content.title),
        url=escape(base + article_path(article)),
        printed=_printed(article),
        sapo=escape(article.sapo),
        body=_body(article),
        signature=_signature(article),
    )
    return Rendered(page.encode(), modified=content.modified)


def _listing(content: Content, section: str, number: int) -> Rendered | None:
    articles, pages = page_of(content.in_section(section), number, content.page_size)
    if not 1 <= number <= pages:
        return None
    links = "".join(
        f'<li class="active"><a href="#">{each}</a></li>'
        if each == number
        else f'<li><a href="{_listing_path(section, each)}">{each}</a></li>'
        for each in range(1, pages + 1)
    )
    name = escape(content.section_name(section))
    items = "".join(_item(content, article) for article in articles)
    main = f'<h1 class="hidden">{name}</h1>{items}<div class="text-center"><ul class="pagination">{links}</ul></div>'
    return _page(content, f"{content.section_name(section)} - {content.title}", main)


def _listing_path(section: str, number: int) -> str:
    return f"/{section}/" + (f"page-{number}/" if number > 1 else "")


def _item(content: Content, article: SampleArticle) -> str:
    url = article_path(article)
    image = (
        f'<a href="{url}"><img class="img-thumbnail pull-left" src="/uploads/news/{article.photos[0].file}" width="100"></a>'
        if article.photos
        else ""
    )
    printed = f"{article.published:%d/%m/%Y %H:%M:%S}"
    views = f"{_views(article):,}"
    return fill(content, "item", url=url, title=escape(article.title), image=image, printed=printed, views=views, teaser=teaser(article))


def _list(heading: str, articles: tuple[SampleArticle, ...]) -> str:
    if not articles:
        return ""
    rows = "".join(f'<li><h4><a href="{article_path(each)}">{escape(each.title)}</a></h4> <em>({day(each)})</em></li>' for each in articles)
    return f'<p class="h3"><strong>{heading}</strong></p><ul class="detail-related related list-none list-items">{rows}</ul>'


def _body(article: SampleArticle) -> str:
    return paragraphs(article, '<p style="text-align: justify;">{}</p>', "<h2>{}</h2>", _photo)


def _photo(photo: Photo) -> str:
    image = f'<img alt="{escape(photo.caption)}" src="/uploads/news/{photo.file}" width="600">'
    return f'<div style="text-align: center;"><figure class="image">{image}<figcaption>{escape(photo.caption)}</figcaption></figure></div>'


def _signature(article: SampleArticle) -> str:
    author = f'<p class="h5 text-right"><strong>Tác giả: </strong>{escape(article.author)}</p>' if article.author else ""
    source = f'<p class="h5 text-right"><strong>Nguồn tin: </strong>{escape(article.source)}</p>' if article.source else ""
    return author + source


def _printed(article: SampleArticle) -> str:
    return f"{WEEKDAYS[article.published.weekday()]} - {article.published:%d/%m/%Y %H:%M}"


def _views(article: SampleArticle) -> int:
    """A number of readers that stays the same, so that an unchanged page keeps its ETag."""
    return article.id * 37 % 1900 + 85
