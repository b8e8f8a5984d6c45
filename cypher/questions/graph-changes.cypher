// What each write since a version touched, the first one first. $since
MATCH (note:StancegraphVersion)
WHERE note.stancegraphKey STARTS WITH 'change ' AND note.change > $since
RETURN note.change AS version, note.ids AS ids, note.marks AS marks
ORDER BY version
