"""How pages of each platform look: an article, an item of a listing, the link to its second page. Written for these tests."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from string import Template

from danvan_crawler.sites import Site

from .stories import Story


@dataclass(frozen=True)
class Look:
    """Markup of a platform. `article` takes title, sapo, body, day, time, iso, author, section, related; `item` title, url, day, sapo."""

    article: str
    item: str
    paragraph: str = "<p>{}</p>"
    head: str = ""
    date: str = "%d/%m/%Y"
    pager: str = '<div class="pagination"><a href="$url1">1</a> <a href="$url2">2</a> <a href="$url2">Tiếp</a></div>'


LOOKS: dict[str, Look] = {
    "generic": Look(
        article='<div class="detail"><h1 class="title">$title</h1><div class="date">Thứ Ba, $day - $time</div>'
        '<p class="sapo"><strong>$sapo</strong></p>'
        '<div class="content">$body<p style="text-align:right"><strong>$author</strong></p></div>'
        '<div class="other"><h3>Tin liên quan</h3><ul>$related</ul></div></div>',
        item='<div class="item"><h3><a href="$url">$title</a></h3><span class="date">$day</span><p>$sapo</p></div>',
    ),
    "nukeviet": Look(
        head='<meta name="generator" content="NukeViet v4.5">',
        article='<div class="news_column panel panel-default"><div class="panel-body">'
        '<h1 class="title margin-bottom-lg" itemprop="headline">$title</h1>'
        '<div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">Thứ ba - $day $time</span></div></div>'
        '<div class="hometext m-bottom">$sapo</div><div id="news-bodyhtml" class="bodytext margin-bottom-lg">$body</div>'
        '<p class="text-right"><strong>Tác giả: </strong>$author</p></div></div>'
        '<div class="news_column panel panel-default"><div class="panel-body other-news"><p class="h3">Những tin cũ hơn</p>'
        '<ul class="related list-inline">$related</ul></div></div>',
        item='<div class="news_column panel panel-default"><div class="panel-body"><h3><a href="$url" title="$title">$title</a></h3>'
        '<div class="text-muted"><ul class="list-unstyled list-inline"><li>$day 08:15</li></ul></div><p>$sapo</p></div></div>',
    ),
    "sharepoint": Look(
        head='<meta name="GENERATOR" content="Microsoft SharePoint">',
        article='<div class="news-detail"><h3 class="news-detail-title">$title</h3><div class="news-detail-info">$day</div>'
        '<div class="news-detail-summary">$sapo</div><div class="news-detail-content"><div class="ExternalClass0A">$body</div>'
        '<div class="author" style="text-align:right"><b>$author</b></div></div></div>'
        '<div class="lv-box"><div class="category-title">Tin liên quan</div><div ng-repeat="dataItem in items">'
        '<a ng-bind="dataItem.Title" href="{{dataItem.Url}}"></a></div><ul>$related</ul></div>',
        item='<tr><td class="ms-vb2"><a href="$url">$title</a></td><td class="ms-vb2">$day</td></tr>',
        paragraph='<p style="text-align:justify">{}</p>',
    ),
    "liferay": Look(
        head='<meta name="generator" content="Liferay Portal">',
        article='<div class="journal-content-article"><h1 class="title">$title</h1><span class="title meta-data-date">$day | $time</span>'
        '<div class="article-summary"><p>$sapo</p></div><div class="article-content">$body<p align="right"><strong>$author</strong></p></div></div>'
        '<div class="related-assets"><h3>Các tin khác</h3><ul>$related</ul></div>',
        item='<div class="asset-abstract"><h3 class="asset-title"><a href="$url">$title</a></h3><div class="metadata-publish-date">$day</div>'
        '<div class="asset-summary">$sapo</div></div>',
        pager='<ul class="pager lfr-pagination-buttons"><li><a href="$url2">Tiếp theo</a></li></ul>',
    ),
    "dnn": Look(
        article='<div class="DnnModule"><div class="PostDetail"><div class="PostTitle">$title</div><div class="PostDate">Thứ Ba, $day, $time</div>'
        '<div class="ArticleContent"><div><strong>$sapo</strong></div><div>&nbsp;</div>$body<div style="text-align:right"><strong>$author</strong>'
        '</div></div><div class="OtherNews"><h4>Tin đã đưa</h4><ul>$related</ul></div></div></div>',
        item='<div class="PostItem"><h4><a href="$url">$title</a></h4><span class="PostDate">($day)</span><div>$sapo</div></div>',
        paragraph='<div style="text-align:justify">{}</div><div>&nbsp;</div>',
    ),
    "joomla": Look(
        head='<meta name="generator" content="Joomla! - Open Source Content Management">',
        article='<div class="item-page"><div class="page-header"><h2 itemprop="headline">$title</h2></div><dl class="article-info muted">'
        '<dd class="published">Được đăng: $day $time</dd></dl><div itemprop="articleBody"><p><strong>$sapo</strong></p>$body'
        '<p style="text-align: right;"><strong>$author</strong></p></div></div><div class="items-more"><h3>Tin khác</h3><ol>$related</ol></div>',
        item='<div class="item"><h2><a href="$url">$title</a></h2><dd class="published">$day</dd><p>$sapo</p></div>',
    ),
    "fitc": Look(
        article='<!--FitcBatDauDocTin--><div class="TT_TinChiTiet"><div class="TT_TinChiTiet_TieuDe">$title</div>'
        '<div class="TT_TinChiTiet_NgayCapNhat"><span>Ngày cập nhật $day $time</span></div><div class="TT_TinChiTiet_TrichDan"><p>$sapo</p></div>'
        '<div class="TT_TinChiTiet_DocTin">$body<p style="text-align: right;"><strong>$author</strong></p></div></div><!--FitcKetThucDocTin-->'
        '<div class="TT_TinChiTiet_TinLienQuan"><div class="TT_TinChiTiet_TinLienQuanTieuDe">Các tin khác</div><ul>$related</ul></div>',
        item='<div class="TT_DongTin"><a class="TT_TieuDe" href="$url">$title</a> <span>($day)</span><p>$sapo</p></div>',
    ),
    "story": Look(
        article='<div class="detail-story"><h1 class="story_title">$title</h1><span class="story_date">Thứ Ba, $day $time</span>'
        '<h2 class="story_teaser">$sapo</h2><div class="story_body">$body<p class="story_author"><strong>$author</strong></p></div></div>'
        '<div class="story_other"><h3>Tin cùng chuyên mục</h3><ul>$related</ul></div>',
        item='<div class="story"><h3 class="story_title"><a href="$url">$title</a></h3><span class="story_date">$day</span><p>$sapo</p></div>',
        pager='<div class="datapager"><span class="active">1</span><a href="$url2">2</a></div>',
    ),
    "zce": Look(
        head='<meta property="og:type" content="article"><meta property="article:published_time" content="$iso">',
        article='<article class="article"><h1 class="article__title cms-title">$title</h1>'
        '<div class="article__meta"><span class="cms-author">$author</span>'
        '<time class="time" datetime="$iso">$day $time</time></div><div class="article__sapo cms-desc">$sapo</div>'
        '<div class="article__body zce-content-body cms-body">$body</div></article>'
        '<div class="box-other"><h3>Tin cùng chuyên mục</h3><ul>$related</ul></div>',
        item='<article class="story"><h2 class="story__heading"><a class="cms-link" href="$url" title="$title">$title</a></h2>'
        '<time class="time">$day</time><div class="story__summary">$sapo</div></article>',
    ),
    "nextjs": Look(
        article='<main><div class="spinner">Dữ liệu đang được cập nhật</div></main>'
        '<script id="__NEXT_DATA__" type="application/json">$data</script>',
        item='<article><h3><a href="$url">$title</a></h3><p>Thứ Ba, $day</p></article>',
    ),
    "afcbc": Look(
        head='<meta property="og:type" content="article"><meta property="article:published_time" content="$iso">',
        article='<div class="detail-container"><h1 class="detail-title" data-role="title">$title</h1>'
        '<div class="detail-time" data-role="publishdate">$day $time</div>'
        '<h2 class="detail-sapo" data-role="sapo">$sapo</h2><div class="detail-content afcbc-body" data-role="content">$body</div>'
        '<div class="detail-author" data-role="author">$author</div></div><div class="box-related"><h3>Tin liên quan</h3><ul>$related</ul></div>',
        item='<div class="box-category-item"><h3><a class="box-category-link-title" href="$url">$title</a></h3>'
        '<span class="time">$day</span><p>$sapo</p></div>',
    ),
}

PAGE = Template(
    '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>$title</title>$head</head><body>'
    '<div id="header"><a href="/">$site</a></div>'
    '<ul id="menu"><li><a href="$home">Trang chủ</a></li><li><a href="$listing">Công tác dân vận</a></li></ul>'
    '<div id="main">$main</div><div id="footer"><p>Bản quyền thuộc về $site. Điện thoại: 0900.000.000</p></div></body></html>'
)


def look_of(site: Site) -> Look:
    """The site's platform as its file names it."""
    return LOOKS[site.cms]


def article_page(site: Site, story: Story, others: list[Story], listing: str) -> str:
    """The page of an article, with a list of the others."""
    look = look_of(site)
    values = _values(story) | {
        "body": "".join(look.paragraph.format(escape(text)) for text in story.body),
        "related": "".join(f'<li><a href="{other.url}">{escape(other.title)}</a> ({other.published:%d/%m/%Y})</li>' for other in others),
        "data": _next_data(story),
    }
    return _page(site, story.title, Template(look.article).substitute(values), listing, Template(look.head).safe_substitute(values))


def listing_page(site: Site, stories: list[Story], listing: str, further: str | None) -> str:
    """A listing, with a link to its second page if there is one."""
    look = look_of(site)
    items = "".join(Template(look.item).substitute(_values(story)) for story in stories)
    pager = Template(look.pager).safe_substitute(url1=listing, url2=further) if further else ""
    return _page(
        site, "Công tác dân vận", f"<h2>Công tác dân vận</h2><table>{items}</table>{pager}" if "<tr>" in items else items + pager, listing
    )


def start_page(site: Site, listing: str) -> str:
    """A home page that leads to the listing only."""
    return _page(site, site.title, f"<h2>{escape(site.owner)}</h2><p>Trang thông tin điện tử.</p>", listing)


def unfilled_page(site: Site, listing: str) -> str:
    """A list that waits for its script."""
    return _page(site, site.title, '<div class="list"><a href="{link}">{title} {publish} {head}</a></div>' * 3, listing)


def _values(story: Story) -> dict[str, str]:
    return {
        "title": escape(story.title),
        "sapo": escape(story.sapo),
        "url": story.url,
        "day": f"{story.published:%d/%m/%Y}",
        "time": f"{story.published:%H:%M}",
        "iso": f"{story.published:%Y-%m-%dT%H:%M:%S}+0700",
        "author": story.author,
    }


def _next_data(story: Story) -> str:
    blog = {
        "title": story.title,
        "description": story.sapo,
        "content": "".join(f"<p>{escape(text)}</p>" for text in story.body),
        "createdAt": f"{story.published:%Y-%m-%dT%H:%M:%S}+07:00",
        "author": story.author,
    }
    return json.dumps({"props": {"pageProps": {"blog": blog}}, "page": "/blogs/[slug]"}, ensure_ascii=False)


def _page(site: Site, title: str, main: str, listing: str, head: str = "") -> str:
    return PAGE.substitute(title=escape(title), head=head, site=escape(site.title), home=site.start[0], listing=listing, main=main)
