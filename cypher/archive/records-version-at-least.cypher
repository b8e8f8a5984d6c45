// Lets revisions go on after the given one, so that none comes twice. $least
MERGE (v:StancegraphVersion {stancegraphKey: 'records'})
SET v.version = CASE WHEN coalesce(v.version, 0) < $least THEN $least ELSE v.version END
