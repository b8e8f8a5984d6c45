// Full text over the folded titles and publishers of sources.
CREATE FULLTEXT INDEX source_texts IF NOT EXISTS FOR (s:Source) ON EACH [s.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
