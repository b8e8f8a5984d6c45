// Keeps the mark of change-mark.cypher with the version, before and after what a write does, so
// that a change by another program in between shows. Within a write each count looks at all that the
// write has made, so the few records are counted together.
CALL { MATCH (n) RETURN count(n) AS nodes }
CALL { MATCH (n:StancegraphSavedQuery|StancegraphScene|StancegraphImport|StancegraphLink
  |StancegraphToken|StancegraphCoding|StancegraphCodingText|StancegraphRevision|StancegraphReport
  |StancegraphWebhook|StancegraphEvent|StancegraphAudit|StancegraphVersion)
  RETURN count(n) AS records }
CALL { MATCH ()-[r]->() RETURN count(r) AS relationships }
MATCH (v:StancegraphVersion {stancegraphKey: 'graph'})
SET v.marks = coalesce(v.marks, []) + (toString(nodes - records) + ' ' + toString(relationships))
