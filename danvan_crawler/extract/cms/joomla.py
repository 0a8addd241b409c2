"""Joomla: the K2 component (`itemFullText`) and the plain articles of Joomla 1.5 templates (`contentheading`)."""

from dataclasses import replace

from danvan_crawler.extract.cms.layout import Layout, Platform

_K2 = Layout(
    body=".itemIntroText, .itemBody",
    title=".itemView .itemTitle, .itemTitle",
    published=".itemDateCreated, .itemDatePublished",
    author=".itemHeader .itemAuthor, .itemAuthor",
    captions=".itemImageCaption, .img_caption",
    files=".itemAttachmentsBlock",
    related=".itemRelated",
    noise=".itemToolbar, .itemRatingBlock, .itemHits, .itemDateModified, .itemSocialSharing, .itemNavigation, .itemBackToTop",
)
"""Where an editor set no "read more", the introduction (`itemIntroText`) is the whole text."""

PLATFORM = Platform(
    "joomla",
    signs=("itemFullText", "com_k2", "com_content", "k2Container"),
    generator="joomla",
    layouts=(
        replace(_K2, body=".itemFullText", sapo=".itemIntroText"),
        _K2,
        Layout(
            body=".article-content",
            title=".contentheading, .item-page h2, h2.title",
            published=".createdate, .create, .published",
            author=".createby, .createdby",
            captions=".img_caption",
            noise=".modifydate, .buttonheading, .article-tools .icons",
        ),
    ),
    rows=".catItemTitle a, .itemListView h3 a, .blog .contentheading a, .blog .page-header h2 a, .blog h2.item-title a",
)
