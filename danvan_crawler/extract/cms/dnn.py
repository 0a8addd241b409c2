"""DotNetNuke and its kin (Bình Thuận: /post/<id>/<slug>.aspx): label controls of news modules, whose ids end in the name of the field.

`lblTitle` and `lblContent` are not among them: DNN's own containers and its HTML module use these. No page of these modules' Vietnamese
users could be seen saved; the endings are those that DNN news modules share. Others go to the common reader.
"""

from danvan_crawler.extract.cms.layout import Layout, Platform

PLATFORM = Platform(
    "dnn",
    signs=("dnn_ContentPane", "/DesktopModules/", "dnn_dnn"),
    generator="dotnetnuke",
    layouts=(
        Layout(
            body="[id$=_lblNoiDung], [id$=_lblNewsContent], [id$=_lblArticleContent], [id$=_lblBody]",
            title="[id$=_lblTieuDe], [id$=_lblNewsTitle], [id$=_lblArticleTitle], [id$=_lblHeadline]",
            sapo="[id$=_lblTomTat], [id$=_lblSummary], [id$=_lblSapo], [id$=_lblNewsSummary]",
            published="[id$=_lblNgayDang], [id$=_lblPublishDate], [id$=_lblCreatedDate], [id$=_lblDate]",
            author="[id$=_lblTacGia], [id$=_lblAuthor]",
            source="[id$=_lblNguon], [id$=_lblSource]",
        ),
        Layout(
            body=".edn_articleContent, .edn_articleText",
            title=".edn_articleTitle",
            sapo=".edn_articleSummary",
            published=".edn_articleDate",
        ),
    ),
)
