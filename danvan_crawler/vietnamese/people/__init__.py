"""People in Vietnamese news: tokens, lexicon, the grammar of lists and offices, roles. Entry points are `participants`, `names`, `offices`."""
