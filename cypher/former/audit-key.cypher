// Gives up a constraint of an earlier version, which also held for nodes of others.
DROP CONSTRAINT audit_key IF EXISTS
