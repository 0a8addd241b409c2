"""The views that answer one question with one SELECT, and the index behind search."""

import textwrap

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# {list:column:table:condition} is written for both databases by `_sql`.
VIEWS = {
    "v_article": (
        "each article with its latest version, its site, and the publish date that its own page or other pages tell",
        """
        select a.id as article_id, s.name as site, s.level, s.province_then, s.province_now, a.url, a.key, a.state,
               v.number as version, v.id as version_id, v.title, v.kicker, v.sapo, v.body,
               coalesce(v.published, p.published) as published,
               coalesce(v.published_on, p.published_on) as published_on,
               coalesce(substr(v.published, 1, 10), p.published, p.lo) as published_lo,
               coalesce(substr(v.published, 1, 10), p.published, p.hi) as published_hi,
               case when v.published is null then p.method else v.published_method end as published_method,
               v.published_raw, v.author, v.source, v.section, v.fetched_at,
               c.warc_file, c.warc_offset, c.record_id, c.payload_digest
        from article a
        join site s on s.id = a.site_id
        join article_version v on v.article_id = a.id and v.number = a.latest_number
        join capture c on c.id = v.capture_id
        left join article_published p on p.article_id = a.id
        """,
    ),
    "v_date": (
        "each date in the text of an article's latest version, read with the best publish date known",
        """
        select a.article_id, a.site, a.url, a.title, d.version_id, d.ordinal, d.function, d.raw, d.iso, d.lo, d.hi, d.day_part, d.method,
               d.span_field, d.span_start, d.span_end
        from v_article a
        join (
            select version_id, ordinal, function, raw, iso, lo, hi, day_part, method, span_field, span_start, span_end from derived_date
            union all
            select version_id, ordinal, function, raw, iso, lo, hi, day_part, method, span_field, span_start, span_end from date_mention m
            where not exists (select 1 from derived_date d where d.version_id = m.version_id)
        ) d on d.version_id = a.version_id
        """,
    ),
    "v_participant": (
        "each participant of an article's latest version, with offices and roles as text; people who are only mentioned are left out",
        """
        select a.article_id, a.site, a.url, a.title, a.published, a.published_on, p.version_id, p.ordinal,
               p.name, p.name_folded, p.honorific, p.role,
               {list:role:participant_role:x.version_id = p.version_id and x.participant_ordinal = p.ordinal} as roles,
               {list:raw:participant_position:x.version_id = p.version_id and x.participant_ordinal = p.ordinal} as offices,
               p.on_behalf_of, p.span_field, p.span_start, p.span_end, a.warc_file, a.warc_offset, a.record_id, a.payload_digest
        from v_article a
        join participant p on p.version_id = a.version_id
        where p.role <> 'mentioned'
        """,
    ),
    "v_appearance": (
        "where a name appears: the day of the reported event (else the publish day), role, offices, article; one row an article",
        """
        select p.name, p.name_folded,
               coalesce((select min(substr(d.lo, 1, 10)) from v_date d where d.version_id = p.version_id and d.function = 'event'),
                        substr(p.published, 1, 10)) as day,
               p.role, p.roles, p.offices, p.title, p.url, p.site, p.published, p.article_id, p.version_id, p.ordinal
        from v_participant p
        """,
    ),
    "v_link": (
        "each link of an article's latest version with the date printed beside it, and the article it leads to if we have that",
        """
        select a.article_id, a.site, a.url, a.title, l.block, l.rank, l.title as link_title, l.url as link_url, l.date as link_date,
               t.id as target_article_id, t.url as target_url, v.title as target_title,
               coalesce(v.published, p.published) as target_published
        from v_article a
        join article_link l on l.version_id = a.version_id
        left join article t on t.key = l.target_key
        left join article_version v on v.article_id = t.id and v.number = t.latest_number
        left join article_published p on p.article_id = t.id
        """,
    ),
    "v_capture": (
        "each fetch with its address, outcome and place in the WARC files",
        """
        select c.id as capture_id, s.name as site, c.url, r.key, r.kind, r.state, c.fetched_at, c.status, c.mime, c.bytes, c.error,
               c.truncated, c.reading_kind, c.reason, c.platform, c.payload_digest, c.revisit_of, c.warc_file, c.warc_offset, c.record_id,
               c.run_id
        from capture c
        join resource r on r.id = c.resource_id
        join site s on s.id = r.site_id
        """,
    ),
}

SQLITE_SEARCH = (
    # The text comes folded and cut into words: the tokenizer has nothing to do but to split at spaces (SQLite can't fold đ).
    """create virtual table search_index using fts5 (title, body, exact_title, exact_body,
       content='search_text', content_rowid='article_id', tokenize='unicode61 remove_diacritics 0')""",
    """create trigger search_text_added after insert on search_text begin
       insert into search_index (rowid, title, body, exact_title, exact_body)
       values (new.article_id, new.title, new.body, new.exact_title, new.exact_body); end""",
    """create trigger search_text_removed after delete on search_text begin
       insert into search_index (search_index, rowid, title, body, exact_title, exact_body)
       values ('delete', old.article_id, old.title, old.body, old.exact_title, old.exact_body); end""",
    """create trigger search_text_changed after update on search_text begin
       insert into search_index (search_index, rowid, title, body, exact_title, exact_body)
       values ('delete', old.article_id, old.title, old.body, old.exact_title, old.exact_body);
       insert into search_index (rowid, title, body, exact_title, exact_body)
       values (new.article_id, new.title, new.body, new.exact_title, new.exact_body); end""",
)
POSTGRESQL_SEARCH = (
    """alter table search_text
       add column words tsvector generated always as (setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', body)) stored,
       add column exact_words tsvector generated always as
           (setweight(to_tsvector('simple', exact_title), 'A') || to_tsvector('simple', exact_body)) stored""",
    "create index ix_search_text_words on search_text using gin (words)",
    "create index ix_search_text_exact_words on search_text using gin (exact_words)",
    "comment on column search_text.words is 'what search looks in when a query has no diacritics; the headline has weight A'",
    "comment on column search_text.exact_words is 'what search looks in first when a query has diacritics'",
)


def _sql(text: str, sqlite: bool) -> str:
    """Writes out {list:column:table:condition}: the values of a column in order, joined by "; "."""
    head, *rest = text.split("{list:")
    for part in rest:
        inner, tail = part.split("}", 1)
        column, table, condition = inner.split(":")
        ordered = f"select x.{column} as one from {table} x where {condition} order by x.ordinal"
        joined = "group_concat" if sqlite else "string_agg"
        head += f"(select {joined}(one, '; ') from ({ordered}) as ordered){tail}"
    return textwrap.dedent(head).strip()


def upgrade() -> None:
    """Makes the views and the search index, each in the dialect of the database."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE_SEARCH if sqlite else POSTGRESQL_SEARCH:
        op.execute(statement)
    for name, (comment, text) in VIEWS.items():
        if sqlite:
            op.execute(f"create view {name} as /* {comment} */\n{_sql(text, sqlite)}")
        else:
            op.execute(f"create view {name} as\n{_sql(text, sqlite)}")
            op.execute("comment on view {} is '{}'".format(name, comment.replace("'", "''")))
