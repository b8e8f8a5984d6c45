// How much there is, from the store's own counters: differs when anything of the graph was made or
// deleted. Records are not of the graph.
CALL { MATCH (n) RETURN count(n) AS nodes }
CALL { MATCH (n:StancegraphSavedQuery) RETURN count(n) AS queries }
CALL { MATCH (n:StancegraphScene) RETURN count(n) AS scenes }
CALL { MATCH (n:StancegraphImport) RETURN count(n) AS imports }
CALL { MATCH (n:StancegraphLink) RETURN count(n) AS links }
CALL { MATCH (n:StancegraphToken) RETURN count(n) AS tokens }
CALL { MATCH (n:StancegraphCoding) RETURN count(n) AS codings }
CALL { MATCH (n:StancegraphCodingText) RETURN count(n) AS codingTexts }
CALL { MATCH (n:StancegraphRevision) RETURN count(n) AS revisions }
CALL { MATCH (n:StancegraphReport) RETURN count(n) AS reports }
CALL { MATCH (n:StancegraphWebhook) RETURN count(n) AS webhooks }
CALL { MATCH (n:StancegraphEvent) RETURN count(n) AS events }
CALL { MATCH (n:StancegraphAudit) RETURN count(n) AS audits }
CALL { MATCH (n:StancegraphVersion) RETURN count(n) AS versions }
CALL { MATCH ()-[r]->() RETURN count(r) AS relationships }
RETURN nodes - queries - scenes - imports - links - tokens - codings - codingTexts
    - revisions - reports - webhooks - events - audits
  - versions AS nodes,
  relationships
