// The version node exists once, so that writers queue up behind it.
CREATE CONSTRAINT stancegraph_version_key IF NOT EXISTS
FOR (v:StancegraphVersion) REQUIRE v.stancegraphKey IS UNIQUE
