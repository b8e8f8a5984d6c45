// Waits until every index can answer. $seconds: at most so long.
CALL db.awaitIndexes($seconds)
