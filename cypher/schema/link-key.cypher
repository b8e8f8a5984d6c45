// A record of this label exists once.
CREATE CONSTRAINT stancegraph_link_key IF NOT EXISTS FOR (d:StancegraphLink) REQUIRE d.stancegraphKey IS UNIQUE
