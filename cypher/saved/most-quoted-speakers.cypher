// title: Who has the most statements
// description: Speakers by the number of statements recorded here in a period, quoted or paraphrased. A statement on several agreements counts once in its total, and once for each agreement among the stances. Unidentified speakers come last.
// tags: words
// view: table
// parameter: {"name": "from", "type": "date", "label": "From"}
// parameter: {"name": "to", "type": "date", "label": "To"}
MATCH (who)-[:MADE]->(s:Statement)-[about:ABOUT]->(:Agreement)
WHERE ($from IS NULL OR s.dateEnd >= date($from))
  AND ($to IS NULL OR s.date <= date($to))
RETURN who, count(DISTINCT s) AS statements,
  sum(CASE WHEN about.stance = /*each stances*/'support' THEN 1 ELSE 0 END) AS /*each stances*/support,
  coalesce(who.unidentified, false) AS unidentified
ORDER BY unidentified, statements DESC, who.id
