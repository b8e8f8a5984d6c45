// Gives up a constraint of an earlier version, which also held for nodes of others.
DROP CONSTRAINT graph_version_key IF EXISTS
