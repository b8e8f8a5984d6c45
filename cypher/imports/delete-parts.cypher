// Deletes the records of imports whose keys begin with a prefix: what was kept to undo one, or all of
// it. $prefix
MATCH (d:StancegraphImport {stancegraphKey: '*'})
WITH d, [i IN range(0, size(coalesce(d.keys, [])) - 1)
  WHERE NOT d.keys[i] STARTS WITH $prefix] AS others
SET d.titles = [i IN others | d.titles[i]], d.summaries = [i IN others | d.summaries[i]],
  d.bodies = [i IN others | d.bodies[i]], d.revisions = [i IN others | d.revisions[i]],
  d.created = [i IN others | d.created[i]], d.changed = [i IN others | d.changed[i]],
  d.keys = [i IN others | d.keys[i]]
