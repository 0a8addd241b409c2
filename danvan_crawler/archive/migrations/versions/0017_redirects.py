"""A photo or file behind a redirect is found: captures know where they led, and the view v_asset goes there."""

import textwrap
from urllib.parse import quote, urldefrag, urljoin

import sqlalchemy as sa
from alembic import op

from danvan_crawler.archive.models.base import NfcText

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TARGET = "canonical key of the other address that it redirects to: joins resource.key; for older captures `danvan replay` fills it"
SAID = "redirect to "
"""With what the reason of a capture that redirects begins."""

URL_SAFE = "!#$%&'()*+,-./:;=?@[]_~\\^`{|}"

WHOLE = "k.status = 200 and k.truncated is null and coalesce(k.reading_kind, 'other') = 'other'"
# `via` is the first redirect of a way, so that the newest decides. A file that leads to the page of a login is not that page.
V_BYTES = f"""
    select r.id as resource_id, coalesce(
        (select max(k.id) from capture k where k.resource_id = r.id and {WHOLE}),
        (
            with recursive way (resource_id, kind, hop, via) as (
                select r.id, r.kind, 0, 0
                union
                select t.id, t.kind, w.hop + 1, case w.hop when 0 then k.id else w.via end
                from way w
                join capture k on k.resource_id = w.resource_id and k.target_key is not null
                join resource t on t.site_id = r.site_id and t.key = k.target_key
                where w.hop < 8
            )
            select k.id
            from way w
            join capture k on k.resource_id = w.resource_id
            where w.hop > 0 and {WHOLE} and (w.kind = 'asset' or coalesce(k.mime, '') not like '%html%')
            order by w.via desc, w.hop, k.id desc
            limit 1
        )
    ) as capture_id
    from resource r
"""
V_ASSET = """
    select v.article_id, v.site, v.url, v.title, x.kind, x.ordinal, x.url as asset_url, x.caption, x.credit, x.target_key,
           c.id as capture_id, c.fetched_at, c.mime, c.bytes, c.payload_digest, c.revisit_of, c.warc_file, c.warc_offset, c.record_id,
           c.url as captured_url
    from v_article v
    join article a on a.id = v.article_id
    join article_asset x on x.version_id = v.version_id
    left join resource r on r.site_id = a.site_id and r.key = x.target_key
    left join v_bytes b on b.resource_id = r.id
    left join capture c on c.id = b.capture_id
"""
VIEWS = {
    "v_bytes": (
        "each URL we know, and the newest whole capture of it, or else of what it redirects to: where a photo's or file's bytes are",
        V_BYTES,
    ),
    "v_asset": ("each photo and file of an article's latest version, and the capture that holds its bytes if we have them", V_ASSET),
}


def upgrade() -> None:
    """Adds the column, fills it where the target is known by its address, and makes the views."""
    op.add_column("capture", sa.Column("target_key", NfcText(), comment=TARGET))
    _fill(op.get_bind())
    sqlite = op.get_bind().dialect.name == "sqlite"
    for name, (comment, statement) in VIEWS.items():
        view = textwrap.dedent(statement).strip()
        if sqlite:
            op.execute(f"drop view if exists {name}")
            op.execute(f"create view {name} as /* {comment} */\n{view}")
        else:  # keeps the rights of readers on the one that is there
            op.execute(f"create or replace view {name} as\n{view}")
            op.execute("comment on view {} is '{}'".format(name, comment.replace("'", "''")))


def _fill(connection: sa.Connection) -> None:
    """Looks up the addresses that reasons name among the URLs that are known: what a run has followed is there."""
    moved = connection.execute(
        sa.text(
            "select c.id, c.url, c.reason, c.resource_id, r.site_id from capture c join resource r on r.id = c.resource_id "
            "where c.status between 300 and 399 and c.reason like 'redirect to %'"
        )
    )
    wanted: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for row in moved:
        if url := _target(row.url, row.reason.removeprefix(SAID)):
            wanted.setdefault((row.site_id, url), []).append((row.id, row.resource_id))
    found = []
    for site, url, key, number in connection.execute(sa.text("select site_id, url, key, id from resource")) if wanted else ():
        found += [{"id": capture, "key": key} for capture, own in wanted.get((site, url), ()) if own != number]
    if found:
        connection.execute(sa.text("update capture set target_key = :key where id = :id"), found)


def _target(base: str, location: str) -> str | None:
    try:
        return quote(urldefrag(urljoin(base, location)).url, safe=URL_SAFE)
    except ValueError:  # "http://[x/": no address
        return None
