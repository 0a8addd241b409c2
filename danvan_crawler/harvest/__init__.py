"""From a page to what is kept of it and what is followed from it: the one decision that live crawl and replay share (`decision`).

Pure functions of what was read on a page: they know the site's scope, duplicates and traps, but neither Scrapy nor the archive's state.
"""
