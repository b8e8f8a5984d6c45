// title: Who holds an opt-out, and under which act
// description: Who has or seeks an opt-out from an agreement, since when, and the act that it rests on: a protocol that grants it, or the letter that asks for it.
// tags: acts
// view: graph
// parameter: {"name": "agreement", "type": "entity", "label": "From which agreement", "options": ["Agreement"]}
MATCH (who)-[act:HAS_OPT_OUT|SEEKS_OPT_OUT]->(a:Agreement)
WHERE $agreement IS NULL OR a.id = $agreement
OPTIONAL MATCH (grant:Agreement)
WHERE grant.id = act.under
RETURN who, type(act) AS standing, act, a AS agreement,
  left(toString(act.date), CASE WHEN act.date.month <> act.dateEnd.month THEN 4
    WHEN act.date <> act.dateEnd THEN 7 ELSE 10 END) AS since,
  grant AS under, [(who)-[link:/*acts*/SIGNED]->(grant) | link] AS links
ORDER BY standing, who.name, who.id, a.id
