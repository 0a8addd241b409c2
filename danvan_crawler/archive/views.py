"""The views for those who ask the database in SQL: each answers one question with one SELECT and no join, on both databases.

They are made by migrations; in PostgreSQL these texts are the views' comments, in SQLite they stand in the views' SQL.
"""

from __future__ import annotations

VIEWS = {
    "v_article": (
        "each article with its latest version, its site, and the publish date that its own page or other pages tell; "
        "one that stands at several addresses of its site once"
    ),
    "v_date": "each date in the text of an article's latest version, read with the best publish date known",
    "v_participant": "each participant of an article's latest version, with offices and roles as text; people who are only mentioned are left out",
    "v_appearance": "where a name appears: the day of the reported event (else the publish day), role, offices, article; one row an article",
    "v_link": "each link of an article's latest version with the date printed beside it, and the article it leads to if we have that",
    "v_reprint": (
        "each article that prints the text of an article of another site; an original that is not archived or not known leaves siblings"
    ),
    "v_bytes": "each URL we know, and the newest whole capture of it, or else of what it redirects to: where a photo's or file's bytes are",
    "v_asset": "each photo and file of an article's latest version, and the capture that holds its bytes if we have them",
    "v_person_event": (
        "each person at each event, once however often it was printed; undecided says whether others of that name may be the same person"
    ),
    "v_office": "each office of each person with the first and last day on which articles attest it",
    "v_capture": "each fetch with its address, outcome and place in the WARC files",
}
"""Name of a view -> what it shows."""
