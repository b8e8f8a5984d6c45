// Keeps the mark of change-mark.cypher with the version, before and after what a write does, so
// that a change by another program in between shows.
CALL { MATCH (n) RETURN count(n) AS nodes }
CALL { MATCH (n:SavedQuery) RETURN count(n) AS queries }
CALL { MATCH (n:Scene) RETURN count(n) AS scenes }
CALL { MATCH (n:Import) RETURN count(n) AS imports }
CALL { MATCH (n:Audit) RETURN count(n) AS audits }
CALL { MATCH (n:GraphVersion) RETURN count(n) AS versions }
CALL { MATCH ()-[r]->() RETURN count(r) AS relationships }
MATCH (v:GraphVersion {key: 'graph'})
SET v.marks = coalesce(v.marks, [])
  + (toString(nodes - queries - scenes - imports - audits - versions) + ' ' + toString(relationships))
