// A record of this label exists once.
CREATE CONSTRAINT stancegraph_coding_text_key IF NOT EXISTS FOR (d:StancegraphCodingText) REQUIRE d.stancegraphKey IS UNIQUE
