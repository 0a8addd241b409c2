"""Joomla: the K2 component (`itemFullText`) and the plain articles of Joomla 1.5 templates (`contentheading`)."""

from danvan_crawler.extract.cms.layout import Layout, Platform

PLATFORM = Platform(
    "joomla",
    signs=("itemFullText", "com_k2", "com_content", "k2Container"),
    generator="joomla",
    layouts=(
        Layout(
            body=".itemFullText, .itemBody",
            title=".itemView .itemTitle, .itemTitle",
            sapo=".itemIntroText",
            published=".itemDateCreated, .itemDatePublished",
            author=".itemHeader .itemAuthor, .itemAuthor",
            captions=".itemImageCaption, .img_caption",
            files=".itemAttachmentsBlock",
            related=".itemRelated",
            noise=".itemToolbar, .itemRatingBlock, .itemHits, .itemDateModified, .itemSocialSharing, .itemNavigation, .itemBackToTop",
        ),
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
