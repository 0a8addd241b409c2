"""The .NET system of tuyengiao.vn and csnd.vn: `story_headline`, `story_date`, `story_teaser`, `story_body`; photos in `table.tbl-image`."""

from danvan_crawler.extract.cms.layout import Layout, Platform

PLATFORM = Platform(
    "story",
    signs=("story_headline", "story_teaser"),
    layouts=(
        Layout(
            body=".story_body, #ArticleContent",
            title=".story_headline",
            sapo=".story_teaser",
            published=".story_date",
            author=".story_author",
            captions=".td-image-desc, .story_avatar_b span",
        ),
    ),
    rows=".zonepage-l h4 a, .zoneteaser h4 a",
)
