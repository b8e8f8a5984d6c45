// The constraint alone makes no index here; without one a restore reads every entry for every entry.
CREATE INDEX audit_key_index IF NOT EXISTS FOR (d:StancegraphAudit) ON (d.stancegraphKey)
