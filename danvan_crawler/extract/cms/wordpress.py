"""WordPress: single posts of themes that keep the core's names (`body.single`, `entry-content`), and the AMP plugin's pages."""

from danvan_crawler.extract.cms.layout import Layout, Platform

_NOISE = ".sharedaddy, .jp-relatedposts-headline, .post-navigation, .nav-links, .addtoany_share_save_container, .entry-footer .edit-link"

PLATFORM = Platform(
    "wordpress",
    signs=("/wp-content/", "wp-includes"),
    generator="wordpress",
    layouts=(
        Layout(
            where="body.single",
            body="article .entry-content, .entry-content, .td-post-content, .post-content",
            title="h1.entry-title, h1.post-title, .entry-header h1",
            author=".entry-meta .fn, .byline .fn, .entry-author-name",
            captions=".wp-caption-text, .wp-element-caption",
            files=".wp-block-file",
            related=".jp-relatedposts, .yarpp-related, .related-posts, .relatedposts",
            noise=_NOISE,
        ),
        Layout(body=".amp-wp-article-content", title=".amp-wp-title, h1", captions=".wp-caption-text", noise=_NOISE),
    ),
    rows="h2.entry-title a, h3.entry-title a",
)
