// title: Same or opposite side
// sentence: Speakers who took [side] [speaker] about [agreement] or its parts, from [from] to [to]
// parameter: {"name": "side", "type": "choice", "label": "Side", "required": true, "titles": {"same": "the same side as", "opposite": "the side opposite to"}, "default": "same"}
// parameter: {"name": "speaker", "type": "entity", "label": "Speaker", "options": ["/*speakers*/Actor"], "required": true, "default": "actor:geert-wilders"}
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "options": ["Agreement"], "any": "any agreement"}
// parameter: {"name": "from", "type": "date", "label": "From"}
// parameter: {"name": "to", "type": "date", "label": "To"}
MATCH (me:Entity {id: $speaker})-[:MADE]->(own:Statement)-[mine:ABOUT]->(a:Agreement)
MATCH (a)<-[theirs:ABOUT]-(s:Statement)<-[:MADE]-(who)
WHERE who <> me AND (mine.stance = 'support' OR mine.stance = 'oppose')
  AND (theirs.stance = 'support' OR theirs.stance = 'oppose')
// with side=same
  AND mine.stance = theirs.stance
// end
// with side=opposite
//|   AND mine.stance <> theirs.stance
// end
// with agreement
  AND EXISTS {
    MATCH (a)-[:PART_OF*0..10]->(whole:Agreement)
    WHERE whole.id = $agreement
  }
// end
// with from
  AND s.dateEnd >= date($from) AND own.dateEnd >= date($from)
// end
// with to
  AND s.date <= date($to) AND own.date <= date($to)
// end
WITH who, a, count(DISTINCT own) AS ofSpeaker, count(DISTINCT s) AS statements
RETURN who, a AS agreement, ofSpeaker, statements,
  coalesce(who.unidentified, false) AS unidentified
ORDER BY unidentified, statements DESC, ofSpeaker DESC, who.id, agreement.id
