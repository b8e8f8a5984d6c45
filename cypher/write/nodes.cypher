// Creates or replaces nodes of one label. $rows: {id, properties, dates}; dates are ISO texts, each
// named date as its first day and, with End, its last. The mark: the label.
UNWIND $rows AS row
MERGE (n:Entity:/*label*/Actor {id: row.id})
SET n = row.properties
SET n.date = date(row.dates.date), n.dateEnd = date(row.dates.dateEnd)
SET n.accessed = date(row.dates.accessed), n.accessedEnd = date(row.dates.accessedEnd)
SET n.proposed = date(row.dates.proposed), n.proposedEnd = date(row.dates.proposedEnd)
SET n.politicalAgreement = date(row.dates.politicalAgreement),
  n.politicalAgreementEnd = date(row.dates.politicalAgreementEnd)
SET n.parliamentVote = date(row.dates.parliamentVote),
  n.parliamentVoteEnd = date(row.dates.parliamentVoteEnd)
SET n.unVote = date(row.dates.unVote), n.unVoteEnd = date(row.dates.unVoteEnd)
SET n.published = date(row.dates.published), n.publishedEnd = date(row.dates.publishedEnd)
SET n.entryIntoForce = date(row.dates.entryIntoForce),
  n.entryIntoForceEnd = date(row.dates.entryIntoForceEnd)
SET n.appliesFrom = date(row.dates.appliesFrom), n.appliesFromEnd = date(row.dates.appliesFromEnd)
