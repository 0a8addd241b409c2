"""Rewrites of a page's markup before it is parsed, each a module of its own: what a browser's plugins and scripts would have made of it."""

from danvan_crawler.extract.rewrites import frames, shortcodes, toggles


def rewritten(data: bytes) -> bytes:
    """The markup with the captions of shortcodes as such, with all tabs and folded sections open, and with a link to each file in a frame."""
    return frames.link_files(toggles.opened(shortcodes.without(data)))
