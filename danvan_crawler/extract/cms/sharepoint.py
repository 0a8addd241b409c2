"""SharePoint: the portal of Quảng Ninh (its web parts end in `lblTitle`, `lblCreatedDate` …) and the ministries' portals.

The "lv-" family (AngularJS lists on SharePoint 2013: An Giang, Bình Dương) has its lists filled in by scripts; its item pages are those of the
theme, which the common reader takes, or SharePoint's own display forms, a table of labels and fields. The portals of Đắk Nông have the news
web part of Lạc Việt: section and date in a row above the title.
Source: the web parts of the Quảng Ninh portal; public selector lists for the ministries.
"""

from dataclasses import replace

from danvan_crawler.extract.cms.layout import Layout, Platform


def _fields(*labels: str) -> str:
    """The fields of a display form by their labels, or by the names of their columns ("TrichYeu") where nobody named them."""
    return ", ".join(f'tr "{label}" .ms-formbody' for label in labels)


_QUANG_NINH = Layout(
    where=".detail_artical",
    body="",
    title="[id$=lblTitle]",
    sapo="[id$=lblSummary], [id$=lblShortContent], .detail_artical .tomtat",
    published="[id$=lblCreatedDate]",
    author="[id$=lblAuthor]",
    source="[id$=lblSource]",
    captions=".detail_artical .comment",
    related=".other_News",
)
"""Web parts of 2012; the text has no element of its own on most pages."""

PLATFORM = Platform(
    "sharepoint",
    signs=(
        "ms-rtestate",
        "detail_artical",
        "MSO_ContentDiv",
        "s4-ribbonrow",
        "/_layouts/15/",
        "divArticleDescription2",
        "ms-formtable",
        "ms-news-header",
    ),
    generator="sharepoint",
    layouts=(
        replace(_QUANG_NINH, body="[id$=divContent], [id$=lblContent], [id$=lblBody], .detail_artical .ms-rtestate-field"),
        _QUANG_NINH,
        Layout(
            where=".ms-news-header, #tableforprint",
            body="",
            title="#tableforprint .Title, #part1 .Title, .title-gt",
            sapo="#tableforprint .lv_description_mode1",
            published=".ms-news-header .Time, .container_top_mid2 .Time",
            section=".ms-news-header .FolderTitle",
            related=".tbtinkhac",
            noise=".contextMenu",
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
            body=_fields("noi dung", "noidung", "body"),
            title=_fields("tieu de", "tieude", "ten bai", "tenbai", "title"),
            sapo=_fields("tom tat", "tomtat", "mo ta", "mota", "trich dan", "trichdan", "trich yeu", "trichyeu"),
            published=_fields("ngay dang", "ngaydang", "ngay xuat ban", "ngayxuatban", "ngay dua tin", "thoi gian") + ', td "created at"',
            author=_fields("tac gia", "tacgia", "nguoi viet", "nguoiviet"),
            source=_fields("nguon"),
            section=_fields("loai tin", "loaitin", "chuyen muc", "chuyenmuc", "danh muc", "danhmuc"),
            files=_fields("attachments", "tep dinh kem", "file dinh kem", "dinh kem", "tai lieu", "van ban"),
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
