"""What kind of page it is: gone, blocked, a list, an article, or something else (contact, search, a report without end)."""
