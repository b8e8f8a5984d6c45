// A record of this label exists once.
CREATE CONSTRAINT stancegraph_report_key IF NOT EXISTS FOR (d:StancegraphReport) REQUIRE d.stancegraphKey IS UNIQUE
