// Whether a version is the one that the writer expects, after its own bump: a row if so, and none when
// another server wrote meanwhile. $key, $version
MATCH (v:StancegraphVersion {stancegraphKey: $key})
WHERE v.version = $version
RETURN v.version AS version
