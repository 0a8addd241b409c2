"""The ePi "zce"/cms-body family: nhandan.vn, vietnamplus.vn, sggp.org.vn, tapchimattran.vn (`article__title cms-title`, `article__body cms-body`)."""

from danvan_crawler.extract.cms.layout import Layout, Platform

PLATFORM = Platform(
    "zce",
    signs=("zce-content-body", "cms-body", "cms-title"),
    layouts=(
        Layout(
            body=".zce-content-body, .cms-body, .article__body",
            title=".article__title, .cms-title, h1",
            sapo=".article__sapo, .article__summary, .cms-desc",
            captions=".fig figcaption, .cms-photo-caption",
            related=".cms-relate, .article__story",
            noise=".article__tag, .article__social",
        ),
    ),
)
