// A record of this label exists once.
CREATE CONSTRAINT saved_query_key IF NOT EXISTS FOR (d:SavedQuery) REQUIRE d.key IS UNIQUE
