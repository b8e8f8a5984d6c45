// Notes what a write touched beside its version, the latest first, and drops the oldest notes. Last in
// every write. A note is the version, the marks before and after, and the ids as text.
// $ids: the entities whose facts it touched; 'null' for more than are worth noting.
// $kept: so many notes stay, of so many characters together: $characters.
MATCH (v:StancegraphVersion {stancegraphKey: 'graph'})
WITH v, ([toString(v.version) + '|' + coalesce(v.marks[0] + '|' + v.marks[1], '|') + '|' + $ids]
  + coalesce(v.notes, []))[..$kept] AS notes
SET v.notes = [i IN range(0, size(notes) - 1)
  WHERE reduce(sum = 0, note IN notes[..i + 1] | sum + size(note)) <= $characters | notes[i]]
