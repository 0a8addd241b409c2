"""Reading pages beside the crawl: what one page says by itself, and the processes that find it out.

`contents` is the pure part, `worker` runs it in a process of its own, `readers` hands pages to such processes.
"""
