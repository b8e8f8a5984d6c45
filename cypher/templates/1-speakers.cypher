// title: Speakers by what they said
// sentence: Speakers of [party] who [stance] [agreement] or its parts, from [from] to [to]
// parameter: {"name": "party", "type": "entity", "label": "Party", "options": ["/*parties*/Party"]}
// parameter: {"name": "stance", "type": "choice", "label": "Stance", "any": "spoke about", "titles": {"/*stances*/support": "support"}, "default": "oppose"}
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "options": ["Agreement"], "required": true, "default": "agreement:pact"}
// parameter: {"name": "from", "type": "date", "label": "From"}
// parameter: {"name": "to", "type": "date", "label": "To"}
MATCH (whole:Entity {id: $agreement})<-[:PART_OF*0..10]-(a:Agreement)
MATCH (a)<-[about:ABOUT]-(s:Statement)<-[:MADE]-(who)
// with party
MATCH (who)-[m:MEMBER_OF]->(:Entity {id: $party})
// end
WHERE true
// with party
  AND (m.from IS NULL OR s.dateEnd IS NULL OR m.from <= s.dateEnd)
  AND (m.toEnd IS NULL OR s.date IS NULL OR m.toEnd >= s.date)
// end
// with stance
  AND about.stance = $stance
// end
// with from
  AND s.dateEnd >= date($from)
// end
// with to
  AND s.date <= date($to)
// end
// with party
WITH who, s, max(CASE WHEN coalesce(m.fromEnd <= s.date, false)
  AND coalesce(m.to >= s.dateEnd, m.to IS NULL) THEN 1 ELSE 0 END) AS terms
WITH who, count(DISTINCT s) AS statements,
  count(DISTINCT CASE WHEN terms = 0 THEN s END) AS uncertain,
// without party
//| WITH who, count(DISTINCT s) AS statements,
// end
  min(left(toString(s.date), CASE WHEN s.date.month <> s.dateEnd.month THEN 4
    WHEN s.date <> s.dateEnd THEN 7 ELSE 10 END)) AS first,
  max(left(toString(s.date), CASE WHEN s.date.month <> s.dateEnd.month THEN 4
    WHEN s.date <> s.dateEnd THEN 7 ELSE 10 END)) AS latest
RETURN who, statements,
// with party
  uncertain,
// end
  first, latest, coalesce(who.unidentified, false) AS unidentified
ORDER BY unidentified, statements DESC, who.id
