"""NukeViet 4 (default theme and its children): the CMS of most provincial commissions.

Article: `div.news_column[itemtype NewsArticle]` with title, hidden `datePublished`, the visible date ("Thứ tư - 28/09/2022 21:45") in the first
`span.h5`, lead, text, author and source as right-aligned lines, files, and lists of newer and older news with "(28/09/2022)" in `<em>`.
The themes for telephones have a text of class `bodytext` without that id.
The print and savefile views of an article have ids of their own. Source: themes/default/modules/news of nukeviet/nukeviet.
"""

from danvan_crawler.extract.cms.layout import Layout, Platform

PLATFORM = Platform(
    "nukeviet",
    signs=("news-bodyhtml", "nv_siteroot", "nv_base_siteurl", "themes/default/js/news.js"),
    generator="nukeviet",
    layouts=(
        Layout(
            body="#news-bodyhtml",
            title=".news_column h1.title, h1.title, .news_column h1, h1",
            sapo=".news_column .hometext, .hometext",
            published=".news_column span.h5, span.h5",
            author='p.h5.text-right "tac gia", p.text-right "tac gia"',
            source='p.h5.text-right "nguon", p.h5.text-right "theo", p.text-right "nguon tin"',
            files=".news-download-file",
            related="ul.detail-related, ul.related",
            noise=".socialicon, #form3B, #hidden_rating, .news_tag, .keywords, .adminlink, #news-gallery-tools",
        ),
        # The themes for telephones (mobile_default, mobile_egov).
        Layout(
            where=".news_column",
            body=".bodytext",
            title=".news_column h1",
            sapo="#hometext .h2",
            published=".news_column em.time, em.time",
            author='p.text-right "tac gia"',
            source='p.text-right "nguon"',
            captions=".imghome, .imgalt",
            files=".news-download-file",
            related="ul.detail-related, ul.related",
            noise=".socialicon, #imagemodal, .copyright, .adminlink",
        ),
        Layout(
            where="#hometext, #print, #savefile, .hd_print, #hd_print",
            body="#bodytext",
            title="#content h1, h1",
            sapo="#hometext",
            published="#content .list-inline, .time",
            author="#author",
            source="#source",
            noise="#hd_print, .hd_print, .copyright, #footer, #url, .ft",
        ),
    ),
    rows=".news_column h2 a, .news_column h3 a, .news_column h4 a, .viewcat h3 a",
)
