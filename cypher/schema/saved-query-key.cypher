// A record of this label exists once.
CREATE CONSTRAINT stancegraph_saved_query_key IF NOT EXISTS FOR (d:StancegraphSavedQuery) REQUIRE d.stancegraphKey IS UNIQUE
