// A record of this label exists once.
CREATE CONSTRAINT stancegraph_revision_key IF NOT EXISTS FOR (d:StancegraphRevision) REQUIRE d.stancegraphKey IS UNIQUE
