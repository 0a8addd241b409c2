"""VCCorp's newspaper system (baochinhphu.vn and many newspapers): `detail-title`, `detail-sapo`, `detail-content afcbc-body`."""

from danvan_crawler.extract.cms.layout import Layout, Platform

PLATFORM = Platform(
    "afcbc",
    signs=("afcbc-body",),
    layouts=(
        Layout(
            body=".afcbc-body",
            title="h1.detail-title, .detail-title, h1",
            sapo=".detail-sapo",
            captions=".PhotoCMS_Caption, figcaption",
            related=".VCSortableInPreviewMode[id$=relatednews]",
        ),
    ),
)
