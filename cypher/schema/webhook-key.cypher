// A record of this label exists once.
CREATE CONSTRAINT stancegraph_webhook_key IF NOT EXISTS FOR (d:StancegraphWebhook) REQUIRE d.stancegraphKey IS UNIQUE
