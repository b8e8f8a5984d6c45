// A record of this label exists once.
CREATE CONSTRAINT stancegraph_event_key IF NOT EXISTS FOR (d:StancegraphEvent) REQUIRE d.stancegraphKey IS UNIQUE
