"""Tables as Parquet files, by pyarrow where it is installed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from danvan_crawler.archive.tables import TABLES, Row, Type
from danvan_crawler.errors import ConfigurationError

ROWS_AT_ONCE = 2_000


def write_parquet(table: str, rows: Iterable[Row], path: Path) -> int:
    """Writes a table, each column with its meaning in the file's schema; returns the number of rows.

    Raises `ConfigurationError` without pyarrow, OSError when the file can't be written.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise ConfigurationError("--format parquet needs pyarrow: pip install 'danvan-crawler[parquet]'") from None

    def arrow(of: Type) -> Any:
        if isinstance(of, list):
            return pyarrow.list_(arrow(of[0]))
        if isinstance(of, dict):
            return pyarrow.struct([(name, arrow(inner)) for name, inner in of.items()])
        return {"text": pyarrow.string(), "integer": pyarrow.int64()}[of]

    columns = [pyarrow.field(one.name, arrow(one.type), metadata={"description": one.about}) for one in TABLES[table]]
    schema = pyarrow.schema(columns)
    waiting, count = iter(rows), 0
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while some := list(islice(waiting, ROWS_AT_ONCE)):
            writer.write_table(pyarrow.Table.from_pylist(some, schema))
            count += len(some)
    return count
