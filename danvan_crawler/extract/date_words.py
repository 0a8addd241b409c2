"""The words before a date that tell what it is of: publishing, a change, an event."""

from __future__ import annotations

import re

PUBLISHED_LABEL = re.compile(
    r"(?:ngày\s*(?:giờ\s*)?đăng(?:\s*(?:tin|bài|tải))?|đăng\s*(?:tải\s*)?(?:ngày|lúc|vào)|được\s*đăng|ngày\s*xuất\s*bản|"
    r"xuất\s*bản\s*(?:ngày|lúc|vào|:)|ngày\s*post|post\s*(?:ngày|lúc)|ngày\s*tạo|ngày\s*phát\s*hành|ngày\s*viết|"
    r"ngày\s*cập\s*nhật|(?:được\s*)?cập\s*nhật(?:\s*(?:ngày|lúc|vào))?|ngày\s*đưa(?:\s*tin)?|thời\s*gian(?:\s*đăng)?|"
    r"published(?:\s*(?:on|at))?|posted(?:\s*(?:on|at))?|publication\s*date|date\s*posted|ngày|"
    # reprints from abroad: German, French, Spanish, Italian, Portuguese
    r"(?:veröffentlicht|publiziert|erstellt|geschrieben|verfasst|gepostet|eingestellt|erschienen)(?:\s(?:von|durch)\s[^\d:]{2,30})?(?:\s*am)?|"
    r"datum|publiée?(?:\s*par\s[^\d:]{2,30})?(?:,?\s*le)?|mise?\s*en\s*ligne(?:\s*le)?|publicad[oa](?:\s*(?:el|em|en))?|"
    r"pubblicato(?:\s*(?:il|da\s[^\d:]{2,30}))?)\s*[:\-]?\s*$",
    re.I,
)
PUBLISHED_SENTENCE = re.compile(
    r"(?:this (?:entry|post|article) was|dieser (?:beitrag|artikel|eintrag) wurde|bài (?:viết )?(?:này )?được đăng|cet article a été)[^\d.]{0,60}$|"
    r"^(?:von|by|par|por|bởi|(?:geschrieben|written|đăng|posted) (?:von|by|bởi)) [^\d.,:]{2,40} (?:am|on|le|el|em|vào|lúc|ngày)\s*$",
    re.I,
)
"""How blogs tell it: "This entry was posted in Archiv on …", "Dieser Artikel wurde am … von Heiner geschrieben", "Von Christian am …"."""
SUBMITTED = re.compile(r"(?:gửi\s+bởi|submitted\s+by)\s.{1,60}\s(?:vào|on)\s*$", re.I)
"""Drupal's own words before its dates: "Gửi bởi quantri vào Thứ ba, 12/09/2014 - 20:33"."""
EVENT_TIME = re.compile(r"\s*thời\s*gian\s*:?\s*(?!đăng)", re.I)
"""Of an event, where the text tells it: "Thời gian: 8h00, ngày 12/10/2026", and below "Địa điểm: Sân trường"."""
EVENT_PLACE = re.compile(r"địa\s*điểm\s*:", re.I)
"""What the line below or above the time of an event begins with: "Địa điểm: Hội trường B"."""
MODIFIED_LABEL = re.compile(
    r"(?:lần\s*cuối|sửa\s*đổi|chỉnh\s*sửa|last\s*(?:modified|updated?|edited|changed)|updated|modified|aktualisiert|aktualisierung|geändert|"
    r"mis(?:e)?\s*à\s*jour|actualizado|aggiornat[oa]|stand)[^\d]{0,20}$",
    re.I,
)
NOT_PUBLISHED = re.compile(
    r"(?:hôm\s*nay|bây\s*giờ|hiệu\s*lực|ban\s*hành|hết\s*hạn|kỷ\s*niệm|đến\s*ngày|từ\s*ngày|cấp\s*ngày|cấp|ký\s*ngày|today|"
    r"truy\s*cập|heute|registriert|bis|zum|gültig\s*(?:ab|bis|seit)|(?:member|registered)\s*since|joined)\s*[:\-]?\s*(?:ngày)?\s*$",
    re.I,
)
RECEIVED = re.compile(r"\W*ngày\s*(?:nhận|gửi|nộp)\s*(?:lại\s*)?(?:bài|bản\s*thảo|tòa\s*soạn)\s*:", re.I)
"""How the days of a study begin: "Ngày nhận bài: 28/11/2013; Ngày phản biện: 10/12/2013; Ngày duyệt đăng: 10/01/2014; Ngày đăng: 16/03/2014"."""
