// A record of this label exists once.
CREATE CONSTRAINT import_key IF NOT EXISTS FOR (d:Import) REQUIRE d.key IS UNIQUE
