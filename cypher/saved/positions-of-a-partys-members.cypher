// title: Positions of a party's members
// description: What those who were members of a party when they spoke said about an agreement or its parts; where the dates of membership are unknown, it is possible but not certain.
// tags: words
// view: table
// parameter: {"name": "party", "type": "entity", "label": "Party", "required": true, "options": ["/*parties*/Party"], "default": "party:pvv"}
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "options": ["Agreement"]}
MATCH (p:Entity {id: $party})<-[m:MEMBER_OF]-(who)-[:MADE]->(s:Statement)
MATCH (s)-[about:ABOUT]->(a:Agreement)
WHERE (m.from IS NULL OR s.dateEnd IS NULL OR m.from <= s.dateEnd)
  AND (m.toEnd IS NULL OR s.date IS NULL OR m.toEnd >= s.date)
  AND ($agreement IS NULL OR a.id = $agreement OR EXISTS {
    MATCH (a)-[:PART_OF*1..10]->(whole:Agreement)
    WHERE whole.id = $agreement
  })
WITH who, a, about.stance AS stance, s, max(CASE WHEN coalesce(m.fromEnd <= s.date, false)
  AND coalesce(m.to >= s.dateEnd, m.to IS NULL) THEN 1 ELSE 0 END) AS terms
RETURN who, a AS agreement, stance,
  left(toString(s.date), CASE WHEN s.date.month <> s.dateEnd.month THEN 4
    WHEN s.date <> s.dateEnd THEN 7 ELSE 10 END) AS date,
  s AS statement, terms = 1 AS certain
ORDER BY who.name, who.id, date, statement.id, agreement.id
