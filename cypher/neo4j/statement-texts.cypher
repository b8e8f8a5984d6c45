// Full text over the folded words of statements.
CREATE FULLTEXT INDEX statement_texts IF NOT EXISTS FOR (s:Statement) ON EACH [s.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
