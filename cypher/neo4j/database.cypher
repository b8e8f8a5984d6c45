// What kind of database one is, and whether it is online. Asked of the database system. $name
SHOW DATABASES YIELD name, type, currentStatus
WHERE name = toLower($name)
RETURN name, type, currentStatus AS status
