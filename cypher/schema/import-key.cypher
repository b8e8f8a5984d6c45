// A record of this label exists once.
CREATE CONSTRAINT stancegraph_import_key IF NOT EXISTS FOR (d:StancegraphImport) REQUIRE d.stancegraphKey IS UNIQUE
