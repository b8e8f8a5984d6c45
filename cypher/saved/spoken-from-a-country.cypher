// title: What was said from a country
// description: Statements by speakers from a country, in order of date.
// tags: words
// view: timeline
// parameter: {"name": "country", "type": "choice", "label": "Country", "required": true, "optionsQuery": "countries", "default": "NL"}
MATCH (x:Entity)-[:MADE]->(s:Statement)-[about:ABOUT]->(a:Agreement)
WHERE x.country = $country
RETURN
  left(toString(s.date), CASE WHEN s.date.month <> s.dateEnd.month THEN 4
    WHEN s.date <> s.dateEnd THEN 7 ELSE 10 END) AS date,
  x AS speaker, about.stance AS stance, a AS agreement, s AS statement
ORDER BY date, statement.id, agreement.id, speaker.id
