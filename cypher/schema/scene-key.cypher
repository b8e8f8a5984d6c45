// A record of this label exists once.
CREATE CONSTRAINT scene_key IF NOT EXISTS FOR (d:Scene) REQUIRE d.key IS UNIQUE
