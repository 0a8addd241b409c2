"""The words by which Vietnamese (and some English) pages label their parts. Patterns are matched on folded text: no marks, lower case."""

from __future__ import annotations

import re
from functools import lru_cache

from danvan_crawler.extract.folding import plain
from danvan_crawler.extract.patterns import begins, full

_THING = (
    r"(?:tin|bai|tin bai|bai tin|tin bai viet|tin tuc bai viet|bai viet tin tuc|bai viet|bai bao|tin tuc|bai dang|van ban|cac tin|cac bai|"
    r"cac tin bai|cac bai viet|nhung tin|nhung bai|nhung bai viet|thong tin|noi dung|chu de|su kien)"
)
_RELATED = begins(
    rf"(?:cac |nhung )?{_THING} (?:lien quan|khac|cung chuyen muc|cung chu de|cung loai|cung danh muc|da dua|da dang|cu hon|moi hon|"
    rf"cu|tiep theo|ke tiep|lien (?:truoc|sau)|tiep$|truoc|sau|"
    r"truoc do|sau do|cung su kien|cung the loai|cung muc|cung tac gia|tham khao)",
    r"(?:cac |nhung )?(?:tin|bai|bai viet) (?:da dua|cu hon|moi hon)",
    r"(?:cac )?(?:cau hoi|thong bao) (?:khac|lien quan|cung (?:chuyen muc|chu de|linh vuc))",
    r"cung (?:chuyen muc|chu de|su kien|danh muc|the loai|tac gia)",
    r"trong so (?:nay|bao nay|tap chi nay)",  # a magazine's table of contents
    r"lien quan",
    r"theo dong su kien",
    r"dong su kien",
    r"(?:cung )?loat bai",
    r"tin lien quan",
    r"co the ban quan tam",
    r"ban co the quan tam",
    r"co the quan tam",
    r"xem tin tiep theo",
    r"(?:xem tiep|tiep tuc|them) (?:trong|o) (?:chuyen muc|danh muc|thu muc|muc)",  # K2's "More in this category:"
    r"doc them",
    r"xem them",
    r"moi hon",
    r"cu hon",
    r"bai (?:truoc|sau|ke tiep)",
    r"(?:newer|older)(?: news| blog)? (?:items|articles|posts|entries)",  # of Joomla 1.5: "Older news items:"
    r"related(?: articles| posts| news| stories| content| links| topics| assets)?",
    r"read (?:more|also|next)",
    r"see also",
    r"more (?:news|stories|from|on|in|(?:\w+ ){1,3}stories$)",
    r"you may also like",
    r"recommended",
    r"also read",
    r"don t miss",
    r"more on this story",
    r"top stories",
    r"most read",
    r"most popular",
    r"latest news",
    r"next article",
    r"previous article",
    r"up next",
    # reprints from abroad: German, French, Spanish, Italian, Portuguese
    r"(?:mehr|weiteres) zum thema",
    r"lesen sie (?:auch|mehr)",
    r"auch interessant",
    r"passend zum artikel",
    r"(?:lire|a lire) aussi",
    r"a decouvrir",
    r"(?:lee|lea) (?:tambien|mas)",
    r"mas informacion",
    r"para saber mas",
    r"leggi anche",
    r"leia (?:tambem|mais)",
)
_LATEST = begins(
    rf"(?:cac |nhung )?{_THING}(?: viet)? moi(?! hon)(?: nhat| dang| cap nhat| dua)?",
    r"moi nhat",
    r"moi cap nhat",
    r"tin trong ngay",
    r"tin gio chot",
    rf"(?:(?:cac |nhung )?{_THING} )?vua (?:cap nhat|dang|dua)",
    r"bai viet gan day",
    r"(?:latest|recent)(?: news| posts| articles)?",
)
_POPULAR = re.compile(
    r"(?:doc|xem|quan tam|binh luan|thao luan|chia se) nhieu|nhieu nguoi (?:doc|xem)|nong nhat|hot nhat|"
    # "Những kết quả nổi bật" is a heading of a report.
    r"^(?:(?:cac |nhung )?(?:tin|bai|tin bai|bai viet|tin tuc|su kien|video|clip|anh|hinh anh|thong bao|van ban|chuyen de|chuyen muc) )*"
    r"(?:noi bat|tieu diem)|"
    # Lists of documents, videos and photos, however new, are none of articles.
    r"^(?:cac |nhung )?(?:van ban|video|clip|phim|anh|hinh anh|album)(?: (?:phap luat|phap quy|chi dao(?: dieu hanh)?|hoat dong))? moi(?: |$)|"
    r"most (?:read|viewed|popular)|popular|trending|xem nhieu|phan hoi gan day|"
    r"tin hot|diem nong"
)
_POPULAR_WORDS = re.compile("nhieu|nong nhat|hot nhat|noi bat|tieu diem| moi|most|popular|trending|phan hoi gan day|tin hot|diem nong")
"""One of them is in all that `_POPULAR` finds: to look for them takes a third of the time, and most headings have none."""


@lru_cache(maxsize=4_096)
def label(folded: str) -> str | None:
    """Which list a heading announces: "related", "latest", "popular", or None. `folded` as `folding.plain` gives it."""
    if len(folded) > 70:
        return None
    if _POPULAR_WORDS.search(folded) and _POPULAR.search(folded):
        return "popular"
    if _LATEST.match(folded):
        return "latest"
    if _RELATED.match(folded):
        return "related"
    return None


COMMENTS = begins(
    r"binh luan",
    r"y kien ban doc",
    r"phan hoi(?! gan day)",
    r"y kien (?:cua ban|phan hoi)",
    r"gui (?:y kien|binh luan|phan hoi)",
    r"(?:tra loi|thao luan)(?= (?:\d|binh luan|y kien|(?:cho |ve )?bai viet|huy|thich|nhanh)|$)",  # not "Thảo luận tại hội nghị", "Trả lời kiến nghị"
    r"viet binh luan",
    r"(?:y kien|phan hoi|binh luan|gop y).{0,30}\bho (?:va )?ten\b.{0,60}",
    r"comments?",
    r"leave a (?:reply|comment)",
    r"\d+ (?:comments?|binh luan)",
    r"\d+ phan hoi(?= (?:den|cho)|$)",
    r"khong co binh luan",
    r"post a comment",
    r"join the (?:conversation|discussion)",
    r"add a comment",
)
APPARATUS = begins(
    # Of a magazine: "Trích dẫn bài viết: TS. Hải Yến, “Đối thoại …”, số 5 (2017)", "Ngày nhận bài: 05/03/2017; Ngày duyệt đăng: 11/04/2017".
    r"trich dan (?:bai (?:viet|bao)|tap chi)",
    r"ngay nhan bai\b.*\bngay (?:phan bien|tham dinh|sua|duyet|dang)",
)
READERS = re.compile(
    r"(?:\d+ )?(?:binh luan|y kien (?:ban doc|doc gia|cua ban|nguoi doc|phan hoi|binh luan)|phan hoi(?: cua ban doc)?|comments?)(?: \d+)?$"
)
FILES = begins(
    r"(?:tai lieu|file|tep|tep tin|van ban|tap tin|cac file) (?:dinh kem|kem theo|lien quan kem|(?:de )?tai (?:ve|xuong))",
    r"dinh kem",
    r"tai (?:ve|xuong|file|tai lieu|van ban)",
    r"download",
    r"attachments?",
    r"file dinh kem",
    r"(?:tap tin|tep tin|tep)$",
    r"noi dung (?:file|tep)",
)
CHATTER = begins(
    # The labels of a form whose fields are empty: "Họ tên Nội dung Mã bảo vệ".
    r"(?:(?:ho (?:va )?ten|e?mail|dien thoai|ma (?:bao ve|xac nhan|xac thuc)|noi dung|tieu de|dia chi|nhap ma)(?: |$)){2,}$",
    # Texts and their headings begin so too: "Chia sẻ khó khăn với bà con", "Có chủ trương đúng", "Từ khóa XI đến nay", "Đánh giá mức độ hài lòng".
    r"chia se(?= (?:bai|tin|len|qua|tren|facebook|zalo|twitter|google|e?mail|link|lien ket|(?:voi|cho) (?:ban|moi)|mang|noi dung|trang|\d)|$)",
    r"chia se (?:f|fb|f ?zalo)(?: |$)",
    r"chia se (?:ngay|cung ban|thong tin$|y kien cua ban$)",
    r"share",
    r"gui (?:e?mail|(?:tin|bai|trang)(?= (?:bai|viet|nay|qua|cho)|$)|(?:cho )?ban be)",
    r"(?:bam|click|nhan|kich) (?:chuot )?(?:vao|chon) (?:bieu tuong|day|duong dan|link|lien ket|nut|icon)",
    r"in(?: (?:ra|bai|tin|trang|an|noi dung)(?: viet| nay)?)?$",
    r"them$",
    r"dang tai(?: (?:noi dung|du lieu|trang|them))?$",
    r"trang (?:de )?in$",
    r"(?:web content display|noi dung web hien thi|hien thi noi dung web)$",  # what Liferay calls a box that nobody named
    r"(?:ban|phien ban) mobile$",
    r"ban in",
    r"luu bai viet",
    # WordPress's own: "Bài này được đăng trong mục Tin tức. Bạn có thể theo dõi phản hồi qua RSS 2.0."
    r"bai (?:viet )?nay (?:da )?duoc (?:dang|viet|gui)\b.{0,90}\b(?:trong (?:muc|chuyen muc|chu de|danh muc|the loai)|luu trong|rss)",
    r"this (?:entry|post) was (?:posted|written|filed)\b.{0,90}\b(?:filed under|posted in|in|rss)",
    r"gioi thieu bai viet cho",
    r"danh gia (?:(?:bai|muc|tin)(?= (?:viet|nay|bai)|$)|nguoi dung)",
    r"danh gia (?:\d|chua|trung binh)",
    r"chua co danh gia",
    r"tong so diem",
    r"xep hang(?= (?:\d|bai|tin|cua ban)|$)",
    r"click de danh gia",
    r"trung binh \d",
    r"luot (?:xem|doc|truy cap)",
    r"(?:(?:khoang?|thoi gian doc) )?\d+(?: \d+)? phut (?:de )?doc$",
    r"so (?:tu|chu) \d+",  # "Số từ: 2833 từ. Khoảng: 14,4 phút đọc."
    r"da xem",
    r"so lan (?:xem|doc)",
    r"so luot (?:xem|doc|truy cap)",
    r"doc \d+ lan",
    r"\d[\d ]* (?:luot|lan)(?: xem| doc| truy cap)?$",
    r"\d[\d ]* luot (?:xem|doc|thich)",
    r"phan hoi \d",
    r"co chu(?! (?:truong|tich|nghia|quyen|dong|the|y|de|dich|nhiem|nha|moi)\b)",
    r"tang co chu",
    r"giam co chu",
    r"mau chu",
    r"a a a",
    r"doc bai viet",
    r"nghe (?:doc|noi dung|(?:bai|tin)(?= (?:viet|nay|bai)|$))",
    r"nhan bai \d",
    r"quay lai(?= (?:trang|danh|dau|tin|muc|ve|chuyen)|$)",
    r"tro (?:ve|lai)(?: dau trang)?$",
    r"ve dau trang",
    r"dau trang$",
    r"len dau trang",
    r"sua lan cuoi",
    r"lan cuoi(?= (?:cap|sua|chinh|duoc)|$)",
    r"cap nhat lan cuoi",
    r"xuat ban trong",
    r"duoc viet boi",
    r"thich \d",
    r"like",
    r"tweet",
    r"facebook",
    r"twitter",
    r"zalo",
    r"google(?: \+)?$",
    r"tu khoa(?! (?:i{1,3}|i?[vx]|vi{2,3}|i[xv]|x[iv]*|\d{1,2})\b)",
    r"(?:chuyen|danh) muc$",
    r"tags?(?: |$)",
    r"the$",
    r"so ky hieu$",
    r"chi tiet$",
    r"url cua ban tin nay",
    r"theo doi (?:bao(?! cao)|chung toi|tren)",
    r"tai ung dung",
    r"xem theo ngay",
    r"follow us",
    r"sign up",
    r"subscribe",
    r"advertisement",
    r"quang cao",
    r"print(?: this)?$",
    r"email(?: this)?$",
    r"copy link",
    r"sao chep lien ket",
    r"nguoi dang(?! vien\b)",  # "Người đăng: Quản trị", not "Người đảng viên già …"
    r"thoi gian dang",
    r"bai viet nay co huu ich",
    r"ban can dang nhap",
    r"dang nhap de",
    r"gop y",
    r"tong hop$",
    r"trang truoc",
    r"trang sau",
    r"comments? \d",
    r"\d+ comments?",
    r"chua co (?:binh luan|(?:y kien|phan hoi|nhan xet)(?: nao)?$)",
    r"khong co binh luan",
    r"nhan xet(?= (?:\d|bai|cua)|$)",
    r"nhay den noi dung",
    r"binh chon(?! \d)",
    r"advert$",
    r"text size$",
    r"continue reading(?: below| the main story)?$",
    r"story continues(?: below(?: advertisement)?)?$",
    r"this advertisement has not loaded",
    r"(?:anzeige|werbung|annonce|publicite|publicidad|iklan)$",
    r"caption$",
    r"close$",
    r"scroll (?:down )?for more",
    r"click here for more information$",
    r"image \d+ of \d+$",
)
FILED = re.compile(r"\W*(?:(?:được\s+)?(?:xuất bản|đăng) trong|(?:chuyên|danh) mục\s*:|(?:posted|published|filed) (?:in|under))\s", re.I)
"""A line that tells where the article was filed: "Được xuất bản trong Hoạt động hội", "Chuyên mục: Tin tức"."""
KEYWORDS = re.compile(r"\W*(?:từ khóa|từ khoá|tags?|thẻ|chủ đề|hashtags?)\s*:", re.I)
"""A line of keywords: "Từ khóa: nhân dân, nông thôn mới"."""
TOLD = re.compile(
    r"(?:chia se|gop y|thao luan|tra loi|quay lai|tro (?:ve|lai)|danh gia tin|nhan xet|theo doi chung toi|gui tin|lan cuoi|xep hang|"
    r"binh luan|phan hoi|thich \d|nghe tin|doc bai viet)\b"
    r"(?!.*\b(?:bai viet (?:nay|goc)|mang xa hoi|facebook|zalo|e?mail|ban be|cua quy vi|tai day|trang web|website|"
    r"binh luan (?:nay|cua)|\d+ (?:sao|phieu|luot|danh gia))\b)"
)
"""Sentences and headings of a text may begin as the buttons around it: "Chia sẻ tại buổi gặp mặt, bà Hoa rưng rưng …", "Góp ý vào dự thảo văn
kiện đại hội". Matched on folded text."""
_PROMOTION = re.compile(
    r"\bfollow (?:him|her|us|me|them|the|\w+(?: \w+){0,3}) (?:\w+ ){0,3}on (?:twitter|facebook|instagram|x\b)|"
    r"\b(?:sign up|subscribe|delivered|inbox)\b.{0,80}\b(?:newsletters?|inbox|daily|month)\b|"
    r"\bmay be reached at |\bemail nay (?:dang |da )?duoc bao ve\b"
)
_PROMOTION_WORDS = ("follow", "sign up", "subscribe", "delivered", "inbox", "reached at", "email nay")
_PROMOTION_OPENING = re.compile(
    r"(?:(?:additional|original) )?(?:reporting|writing|editing) by |"
    r"(?:write to|email|e mail|contact|reach) (?:\w+ ){1,5}at |have a (?:news )?tip|tell us what you think|"
    r"(?:tran trong |kinh )?moi (?:quy )?(?:vi|ban(?: doc)?|doc gia|ba con|khan gia|thinh gia)(?: va cac ban)? (?:tiep tuc )?"
    r"(?:theo doi|gui|don (?:doc|xem)|quet|truy cap|bam|vao chuyen muc)\b|(?:quy )?(?:ban doc|doc gia) (?:\w+ ){0,4}gui (?:tin|bai|y kien)|"
    # "Ý kiến đóng góp gửi về bộ phận thường trực trước hội nghị." is of the notice itself.
    r"(?:moi )?(?:tin bai|bai viet|y kien) (?:\w+ ){0,6}gui ve\b"
    r"(?=.*\b(?:toa soan|bien tap|e?mail|dia chi|com|vn|website|fanpage|bao|tap chi)\b)|dat (?:mua )?bao (?:\w+ ){0,6}dai han|"
    # Above a form for comments: "Các ý kiến đóng góp của bạn đọc sẽ được đăng tải sau khi tòa soạn duyệt", "Họ tên: Email:".
    r"(?:cac |moi )?(?:y kien|binh luan|phan hoi) (?:la )?(?:cua|do|thuoc ve) nguoi (?:gui|viet|dang)|"
    r"(?:cac |moi )?y kien (?:\w+ ){0,6}(?:se )?duoc (?:dang|duyet|bien tap|kiem duyet)|(?:xin )?vui long (?:go|nhap|viet) (?:bang )?tieng viet|"
    r"ho (?:va )?ten (?:email|dia chi|dien thoai)|xem (?:chi tiet|toan van|noi dung)(?: \w+){0,4} tai day$|"
    r"theo doi (?:\w+ ){1,8}tren (?:facebook|zalo|google|youtube|tiktok)\b"
)


@lru_cache(maxsize=1_024)
def promotes(text: str) -> bool:
    """Whether a line is one of the last of articles: whom to follow, where to send news, which newsletter to take."""
    folded = plain(text)
    if _PROMOTION_OPENING.match(folded):
        return True
    # Nearly no line has the words, which are looked for faster than the pattern.
    return any(map(folded.__contains__, _PROMOTION_WORDS)) and _PROMOTION.search(folded) is not None


STAMP = re.compile(
    r"(?:(?:last )?updated|(?:first |originally )?published|posted)\b[^.!?]{0,90}\b(?:19|20)\d\d\b[^!?]{0,60}$|"
    r"(?:last )?updated at \d{1,2}[:.]\d\d [ap]\.?m\.?$",
    re.I,
)
"""A line that only tells when: "Published Monday, November 18, 2019 8:22AM EST", "Posted by Michael Smith on November 19, 2019, 6:21 AM"."""
ELLIPSES = ("...", "…")
"""How a text ends that was cut off."""
READ_ON = re.compile(r"(?:doc them|xem them|doc tiep|xem tiep|chi tiet|read more|continue reading)\b")
"""What the link at the end of a teaser says."""
COUNTER = re.compile(
    r"\b(?:luot|lan|so lan|so luot)(?: nguoi)? (?:xem|doc|truy cap)\b|\bda xem\b|"
    # Not "hơn 5.000 lượt người", "0,6 lần lương cơ sở", "2. Phần hội: kéo co".
    r"\b\d+ (?:(?:luot|lan|phan hoi)(?= (?:\d|xem|doc|truy cap|tai|thich|chia se)|$)|(?:binh luan|views?|comments?)\b)|\bviews? \d|"
    r"\b\d+ (?:luot|lan) (?:binh (?:chon|luan)|danh gia|like|share|ke tu)\b"
)
"""Counters of views and comments anywhere in a short line: "Admin 5 lần xem | 0 bình luận"."""
HOME = full(
    r"trang chu",
    r"trang nhat",
    r"home",
    r"homepage",
    r"root",
    r"trang chinh",
    r"ban dang o day",
    r"you are here",
    r"breadcrumb",
    r"index",
    r"start",
    r"front page",
)
SERVICE = full(
    r"dang (?:nhap|ky|xuat)", r"log ?in", r"register", r"sitemap", r"so do (?:trang|cong|site|website)", r"rss", r"tieng viet", r"english",
    r"(?:site ?)?pages(?: default(?: aspx)?)?", r"default(?: aspx)?", r"posts", r"quan tri",
    r"(?:trang|cong) thong tin dien tu\b.*",
)  # fmt: skip
"""Links beside a breadcrumb that lead to no section, and folders in SharePoint's: "Home > Pages > default"."""
GENERIC_AUTHOR = full(
    r"admin",
    r"administrator",
    r"quan tri(?: vien| web| mang)?",
    r"super user",
    r"superuser",
    r"unknown",
    r"anonymous",
    r"no ?name",
    r"an danh",
    r"root",
    r"editor",
    r"webmaster",
    r"host",
    r"user",
    r"author",
    r"test",
    r"guest",
    r"bien tap(?: vien)?",
    r"nguoi (?:dang|viet|gui)",
    r"(?:dang |viet )?boi",
    r"by",
    r"tac gia",
    r"system account",
    r"superadmin",
    r"mod",
    r"quantri\w*",
    r"admin\w*",
    r"dotnetnuke",
    r"superuser account",
    r"yes|no|true|false",  # a field of SharePoint
    r"(?:(?:p|phong|to|tt|trung tam) )?(?:cntt|cong nghe thong tin)",
    r"stt",  # the head of a table's first column
    r"tt",
)
NEXT_TEXT = re.compile(
    r"^(?:trang )?(?:sau|tiep|tiep theo|ke tiep|next|next page|older(?: posts| entries)?|trang sau|trang tiep|xem tiep|cuoi|truoc|"
    r"trang truoc|previous|prev|dau)$|^(?:»|›|>|>>|«|‹|<|<<|→|←)+$"
)
