"""People behind "của": "sự chủ trì của …", "phát biểu của …", "nhà của …"."""

from __future__ import annotations

from collections.abc import Sequence

from danvan_crawler.vietnamese.people.chunks import Chunk, words_of
from danvan_crawler.vietnamese.people.fronts import Opening
from danvan_crawler.vietnamese.people.lexicon import word_set
from danvan_crawler.vietnamese.people.ngrams import pairs

PRESENCE = word_set("grammar", "presence")
WORDS_OF = word_set("grammar", "words of")
_SHOWS = word_set("grammar", "shows")
_HEARD = frozenset(("nghe", "lắng nghe", "tại", "với", "có", "là", "sau", "trích", "nhất là", "theo", "trả lời", "giải đáp", "đáp lại"))


def owned(chunks: Sequence[Chunk], keys: Sequence[str], start: int, i: int) -> Opening:
    """ "sự chủ trì của …", "sự tham dự của …", "phát biểu của …"; otherwise the person is only mentioned."""
    if i > start and keys[i - 1] in ("”", '"'):  # 'tham luận "Dân vận khéo trong dồn điền đổi thửa" của đồng chí …'
        i = next((k for k in range(i - 2, start, -1) if keys[k] in ("“", '"')), i)
    window = chunks[max(start, i - 8) : i]
    said = pairs(words_of(window))
    if _SHOWS.intersection(said) - ({"phần trình"} if "trình bày" in said else set()):
        return Opening("introduced", {"attend"})  # "tiết mục hát chèo của cụ Ruyện"
    if said and said[-1].startswith("bài ") and said[-1] != "bài phát":
        return Opening("mentioned")  # "bài thơ của tác giả …"
    if "là" in keys[start:i] and not WORDS_OF.isdisjoint(said[-1:]):
        return Opening("introduced", {"speak"})  # "“…”, đó là tâm niệm của ông An"
    for chunk in reversed(window):
        if chunk.kind == "verb" and chunk.tag == "chair":
            return Opening("introduced", {"chair"})
        if chunk.key in PRESENCE or (chunk is window[-1] and not PRESENCE.isdisjoint(said[-1:])):
            return Opening("introduced", {"attend"})
        if chunk.kind == "verb" and chunk.key in ("phát biểu", "tham luận", "khai mạc", "bế mạc", "báo cáo", "trình bày"):
            return Opening("introduced", {"speak"})
        worded = chunk.key in WORDS_OF or (chunk is window[-1] and not WORDS_OF.isdisjoint(said[-1:]))
        if (chunk.kind == "verb" and chunk.tag == "speak") or worded or chunk.key in ("kiến", "luận"):
            if "sáng kiến" in said:
                return Opening("mentioned")  # "Sáng kiến của chuyên viên Trâm Anh được áp dụng"
            heard = any(other.key in _HEARD or other.key == "trả lời chất vấn" for other in chunks[start:i])
            heard = heard or (start == 0 and i <= 5 and chunks[0].kind == "word")  # "Ý kiến của các ông A, B tập trung vào …"
            return Opening("introduced", {"speak"}) if heard else Opening("mentioned")
        if chunk is chunks[0] and chunk.tag == "attend" and chunk.key.endswith(("thăm", "tham quan")):
            return Opening("object")  # "Thăm mô hình nuôi cá lồng của anh …"
        if chunk.kind == "verb" and chunk.tag not in ("other",):
            break
    if any(chunk.key in ("gia", "nhà") for chunk in window) and any(
        chunk.tag in ("attend", "award", "flowers") for chunk in chunks[start:i]
    ):
        return Opening("object")  # "thăm nhà của ông An", but "căn nhà của bà Nên bốc cháy"
    return Opening("mentioned")
