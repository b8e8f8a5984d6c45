// What kind of database is opened where none is named, and whether it is online. Asked of the database system.
SHOW HOME DATABASE YIELD name, type, currentStatus
RETURN name, type, currentStatus AS status
