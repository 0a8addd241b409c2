"""Liferay: asset publishers with a web content article in full (`asset-full-content`), Tạp chí Cộng sản, the health ministry's
theme, and VNPT's portlets for provinces (`UI_Tinbai_chitiet`).

`journal-content-article` alone is no sign of an article: every static block of a Liferay page is one.
"""

from danvan_crawler.extract.cms.layout import Layout, Platform

PLATFORM = Platform(
    "liferay",
    signs=("asset_publisher", "journal-content-article", "Liferay."),
    generator="liferay",
    layouts=(
        Layout(
            where=".asset-full-content",
            body=".asset-full-content .journal-content-article",
            title=".asset-full-content .news-title, .asset-full-content .asset-title, .asset-full-content .header-title, .header-title",
            sapo=".asset-full-content .article-summary, .asset-full-content .asset-summary",
            published=".asset-full-content .meta-data-date, .asset-full-content .metadata-publish-date",
            related=".related-assets",
            noise=".taglib-social-bookmarks, .taglib-ratings, .asset-metadata, .taglib-discussion, .lfr-discussion",
        ),
        Layout(
            body=".detailContent",
            title=".contentDetail h2, .detailNews h2, .contentDetail h3, h2, h1",
            where=".sumary, .publishdate",
            sapo=".sumary",
            published=".publishdate",
            author=".author",
        ),
        Layout(
            body=".UI_Tinbai_chitiet_noidung",
            title=".CTTDivTittleBaiViet",
            sapo=".UI_Tinbai_chitiet_noidungngan",
            published=".UI_Tinbai_chitiet_startdate",
        ),
        Layout(
            where=".contentDetail", body=".contentDetail .journal-content-article", title=".contentDetail h3", sapo=".contentDetail .sapo"
        ),
    ),
    rows=".asset-abstract .asset-title a, .asset-abstract h3 a, h4.titleNews a, .titleHotNews a",
)
