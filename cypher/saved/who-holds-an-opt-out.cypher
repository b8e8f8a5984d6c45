// title: Who holds an opt-out, and under which act
// description: Who has or seeks an opt-out from an agreement, since when, and which of their agreements are protocols that grant it.
// tags: acts
// view: graph
// parameter: {"name": "agreement", "type": "entity", "label": "From which agreement", "options": ["Agreement"]}
MATCH (who)-[act:HAS_OPT_OUT|SEEKS_OPT_OUT]->(a:Agreement)
WHERE $agreement IS NULL OR a.id = $agreement
OPTIONAL MATCH (who)-[link:SIGNED|NEGOTIATED|ADOPTED]->(grant:Agreement)
WHERE grant.kind = 'protocol' OR grant.kind = 'proposal'
RETURN who, type(act) AS standing, act, a AS agreement,
  left(toString(act.date), CASE WHEN act.date.month <> act.dateEnd.month THEN 4
    WHEN act.date <> act.dateEnd THEN 7 ELSE 10 END) AS since,
  link, grant AS under
ORDER BY standing, who.name, who.id, a.id, grant.id
