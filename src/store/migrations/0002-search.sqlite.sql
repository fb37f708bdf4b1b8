-- Words of hits, for whole words and their beginnings; å ä ö stay what they are, other marks are folded by us.
create virtual table search_words using fts5(
  title, keyword, publisher, description,
  tokenize = 'unicode61 remove_diacritics 0', content = '', contentless_delete = 1
);

-- Parts of words in titles and keywords, for Swedish compounds.
create virtual table search_parts using fts5(
  title, keyword,
  tokenize = 'trigram', content = '', contentless_delete = 1
);
