// title: Who voted for and against
// description: Votes on an agreement and its parts, and adoptions, with the number of votes where known.
// tags: acts
// view: table
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "required": true, "options": ["Agreement"], "default": "agreement:pact"}
MATCH (whole:Entity {id: $agreement})<-[:PART_OF*0..10]-(a:Agreement)
MATCH (who)-[act:VOTED_FOR|VOTED_AGAINST|ABSTAINED|ADOPTED]->(a)
RETURN DISTINCT a AS agreement, type(act) AS vote, who,
  left(toString(act.date), CASE WHEN act.date.month <> act.dateEnd.month THEN 4
    WHEN act.date <> act.dateEnd THEN 7 ELSE 10 END) AS date,
  act.votesFor AS votesFor,
  act.votesAgainst AS votesAgainst, act.votesAbstentions AS abstentions,
  coalesce(act.verified, true) AS verified
ORDER BY agreement.name, agreement.id, vote, who.name, who.id, date
