// title: Number of statements
// sentence: The number of statements by [by] and stance about [agreement] or its parts, from [from] to [to]
// parameter: {"name": "by", "type": "choice", "label": "Counted by", "required": true, "titles": {"party": "party at the time", "speaker": "speaker", "agreement": "agreement", "source": "source type"}, "default": "party"}
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "options": ["Agreement"], "required": true, "default": "agreement:pact"}
// parameter: {"name": "from", "type": "date", "label": "From"}
// parameter: {"name": "to", "type": "date", "label": "To"}
MATCH (whole:Entity {id: $agreement})<-[:PART_OF*0..10]-(a:Agreement)
MATCH (a)<-[about:ABOUT]-(s:Statement)<-[:MADE]-(who)
// with by=party
MATCH (who)-[m:MEMBER_OF]->(party)
// end
WHERE true
// with by=party
  AND (m.from IS NULL OR s.dateEnd IS NULL OR m.from <= s.dateEnd)
  AND (m.toEnd IS NULL OR s.date IS NULL OR m.toEnd >= s.date)
// end
// with from
  AND s.dateEnd >= date($from)
// end
// with to
  AND s.date <= date($to)
// end
// with by=party
WITH party, about.stance AS stance, s, max(CASE WHEN coalesce(m.fromEnd <= s.date, false)
  AND coalesce(m.to >= s.dateEnd, m.to IS NULL) THEN 1 ELSE 0 END) AS terms
RETURN party, stance, count(DISTINCT s) AS statements,
  count(DISTINCT CASE WHEN terms = 0 THEN s END) AS uncertain
ORDER BY statements DESC, party.id, stance
// end
// with by=speaker
//| RETURN who AS speaker, about.stance AS stance, count(DISTINCT s) AS statements,
//|   coalesce(who.unidentified, false) AS unidentified
//| ORDER BY unidentified, statements DESC, speaker.id, stance
// end
// with by=agreement
//| RETURN a AS agreement, about.stance AS stance, count(DISTINCT s) AS statements
//| ORDER BY statements DESC, agreement.id, stance
// end
// with by=source
//| MATCH (s)-[:STATED_IN {main: true}]->(source:Source)
//| RETURN source.sourceClass AS sourceClass, about.stance AS stance, count(DISTINCT s) AS statements
//| ORDER BY statements DESC, sourceClass, stance
// end
