"""People in Vietnamese news: tokens, lexicon, the grammar of lists and offices, roles. Entry points are `participants`, `names`, `offices`.

A text is cut (`passages`, `tokens`, `lines`) and its sentences become chunks (`chunking`, `*_chunks`, `office_*`, `name_runs`); chunks become
mentions with their offices (`mentions`, `office_runs`, `names_*_offices`, `holder_lists`); what stands in front of people (`openings`, `fronts`)
and behind them (`predicates`) says what they do (`roles`); mentions become persons (`naming`, `persons`).
"""
