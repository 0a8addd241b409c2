"""The portal software of Thừa Thiên Huế (FITC): every part has a class of its own, related links carry their date inside the anchor."""

from danvan_crawler.extract.cms.layout import Layout, Platform

PLATFORM = Platform(
    "fitc",
    signs=("TT_TinChiTiet", "FitcBatDau"),
    layouts=(
        Layout(
            body=".TT_TinChiTiet_DocTin",
            title=".TT_TinChiTiet_TieuDe",
            sapo=".TT_TinChiTiet_TomTat",
            published=".TT_TinChiTiet_NgayCapNhat",
            author=".TT_TinChiTiet_TacGia",
            source=".TT_TinChiTiet_Nguon",
            captions=".TT_TinChiTiet_MoTaAnh",
            related=".TT_TinChiTiet_DongTinLienQuan",
        ),
    ),
)
