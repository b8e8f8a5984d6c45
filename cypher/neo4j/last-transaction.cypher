// The last transaction that was committed, on each server that has the database. $database: its
// name, or null for the user's home database.
SHOW DATABASES YIELD name, home, lastCommittedTxn
WHERE name = $database OR ($database IS NULL AND home)
RETURN lastCommittedTxn AS transaction
