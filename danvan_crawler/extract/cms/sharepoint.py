"""SharePoint: the portal of Quảng Ninh (its web parts end in `lblTitle`, `lblCreatedDate` …) and the ministries' portals.

The "lv-" family (AngularJS lists on SharePoint 2013: An Giang, Bình Dương) has its lists filled in by scripts; its item pages are those of the
theme, which the common reader takes, or SharePoint's own display forms, a table of labels and fields.
Source: the web parts of the Quảng Ninh portal; public selector lists for the ministries.
"""

from danvan_crawler.extract.cms.layout import Layout, Platform

PLATFORM = Platform(
    "sharepoint",
    signs=("ms-rtestate", "MSO_ContentDiv", "s4-ribbonrow", "/_layouts/15/", "divArticleDescription2", "ms-formtable"),
    generator="sharepoint",
    layouts=(
        Layout(
            where=".detail_artical",
            body="[id$=divContent], [id$=lblContent], [id$=lblBody], .detail_artical .ms-rtestate-field",
            title="[id$=lblTitle]",
            sapo="[id$=lblSummary], [id$=lblShortContent], .detail_artical .tomtat",
            published="[id$=lblCreatedDate]",
            author="[id$=lblAuthor]",
            source="[id$=lblSource]",
            captions=".detail_artical .comment",
            related=".other_News",
        ),
        Layout(
            body="#divArticleDescription2",
            title="#divArticleDescription3 h1, #divArticleDescription3",
            sapo="#divArticleDescription1",
            published="[id$=_pnHide] span, [id$=_pnHide]",
            source="[id$=_pnNguontin]",
        ),
        Layout(
            where=".ms-formtable",
            body='tr "noi dung" .ms-formbody',
            title='tr "tieu de" .ms-formbody, tr "ten bai" .ms-formbody',
            sapo='tr "tom tat" .ms-formbody, tr "mo ta" .ms-formbody, tr "trich dan" .ms-formbody',
            published='tr "ngay dang" .ms-formbody, tr "ngay xuat ban" .ms-formbody, tr "ngay dua tin" .ms-formbody, tr "thoi gian" .ms-formbody',
            author='tr "tac gia" .ms-formbody, tr "nguoi viet" .ms-formbody',
            source='tr "nguon" .ms-formbody',
            section='tr "loai tin" .ms-formbody, tr "chuyen muc" .ms-formbody, tr "danh muc" .ms-formbody',
            files='tr "attachments" .ms-formbody, tr "tep dinh kem" .ms-formbody, tr "tai lieu" .ms-formbody, tr "van ban" .ms-formbody',
            noise=".ms-formlabel",
            related=".other_News",
        ),
        Layout(body="#divArticleContent", title="#news_content h1", sapo="#divArticleDescription"),
        Layout(body="#news-detail", title="#news-title", sapo="#news-des"),
        Layout(body="#show_content", title="#news_details h1", sapo="#show_description"),
        Layout(
            body="#divNewsDetails",
            title="[id$=_newsTitle]",
            sapo="[id$=_newsContent]",
            published="[id$=_lblDate]",
            source="[id$=_lblNguonThongTin]",
        ),
    ),
    rows=".name_artical a, [id$=_pnListNews] h3 a",
)
