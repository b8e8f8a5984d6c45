// A record of this label exists once.
CREATE CONSTRAINT stancegraph_token_key IF NOT EXISTS FOR (d:StancegraphToken) REQUIRE d.stancegraphKey IS UNIQUE
