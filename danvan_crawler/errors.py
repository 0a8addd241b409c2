"""The errors that danvan_crawler raises on purpose. Each docstring says when; the message names the file, key, URL or row."""


class DanvanError(Exception):
    """The base of all errors below; the `danvan` command prints it as one line and exits with `exit_code`."""

    exit_code = 4


class SiteFileError(DanvanError):
    """A site file is missing, unreadable, or has an unknown key or a bad value. Raised by `sites` when files are loaded."""

    exit_code = 2


class ConfigurationError(DanvanError):
    """A setting, an environment variable or a command argument can't be used as given."""

    exit_code = 2


class AlreadyRunning(DanvanError):
    """Another process crawls or replays this site into the same archive. Raised by `archive.lock`."""

    exit_code = 5


class ArchiveError(DanvanError):
    """The archive database can't be opened, read or written. Raised by `archive`; the message never holds a password."""


class SnapshotError(DanvanError):
    """A WARC file can't be written, or a record can't be read back. Raised by `snapshots`."""


class LedgerError(DanvanError):
    """The ledger of decisions can't be read or added to, or an entry of it is none. Raised by `archive.ledger`."""

    exit_code = 2


class ReadingError(DanvanError):
    """A page can't be read: the process that read it died, or took too long. Raised by `reading`; the page is in its WARC file."""
