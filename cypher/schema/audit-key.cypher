// A record of this label exists once.
CREATE CONSTRAINT audit_key IF NOT EXISTS FOR (d:Audit) REQUIRE d.key IS UNIQUE
