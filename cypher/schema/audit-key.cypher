// A record of this label exists once.
CREATE CONSTRAINT stancegraph_audit_key IF NOT EXISTS FOR (d:StancegraphAudit) REQUIRE d.stancegraphKey IS UNIQUE
