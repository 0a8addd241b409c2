"""MasterCMS (thoidai.com.vn, baoxaydung …): text in `__MASTERCMS_CONTENT`, related headlines between the paragraphs in `__MB_ARTICLE_A`."""

from danvan_crawler.extract.cms.layout import Layout, Platform

PLATFORM = Platform(
    "mastercms",
    signs=("__MASTERCMS_CONTENT", "__MB_CONTENT_FOR_PRINTER"),
    layouts=(
        Layout(
            body=".__MASTERCMS_CONTENT, .__MB_CONTENT_FOR_PRINTER",
            title="h1.article-detail-title, h1",
            sapo=".article-detail-desc",
            published=".article-detail-date",
            related=".__MB_ARTICLE_A, .__mb_article_in_image",
        ),
    ),
)
