// A record of this label exists once.
CREATE CONSTRAINT stancegraph_coding_key IF NOT EXISTS FOR (d:StancegraphCoding) REQUIRE d.stancegraphKey IS UNIQUE
