// title: Who held which office on a day
// description: Office holders of an institution on a day. Where the dates of office are unknown, the office is possible but not certain.
// tags: structure
// view: table
// parameter: {"name": "institution", "type": "entity", "label": "Institution", "required": true, "options": ["/*institutions*/Institution"], "default": "institution:ministry-am"}
// parameter: {"name": "day", "type": "date", "label": "Day", "required": true, "default": "2024-09-18"}
MATCH (i:Entity {id: $institution})<-[o:HOLDS_OFFICE]-(who)
WHERE (o.from IS NULL OR o.from <= date($day)) AND (o.toEnd IS NULL OR o.toEnd >= date($day))
RETURN who, o.role AS role,
  left(toString(o.from), CASE WHEN o.from.month <> o.fromEnd.month THEN 4
    WHEN o.from <> o.fromEnd THEN 7 ELSE 10 END) AS from,
  left(toString(o.to), CASE WHEN o.to.month <> o.toEnd.month THEN 4
    WHEN o.to <> o.toEnd THEN 7 ELSE 10 END) AS to,
  coalesce(o.fromEnd <= date($day), false) AND coalesce(o.to >= date($day), true) AS certain
ORDER BY who.name, who.id, role
