// Full text over the folded words of a label's nodes. The marks: the index, the label.
CREATE FULLTEXT INDEX /*index*/statement_texts IF NOT EXISTS FOR (n:/*label*/Statement) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
