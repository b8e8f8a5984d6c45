// A record of this label exists once.
CREATE CONSTRAINT stancegraph_scene_key IF NOT EXISTS FOR (d:StancegraphScene) REQUIRE d.stancegraphKey IS UNIQUE
