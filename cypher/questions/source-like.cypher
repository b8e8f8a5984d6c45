// Sources that are probably the one at hand: of the same address, text, or title, publisher and
// date. $url, $hash, $title, $publisher, $date (an ISO day)
MATCH (s:Source)
WHERE s.url = $url OR s.textHash = $hash
  OR (s.title = $title AND s.publisher = $publisher AND s.date = date($date))
RETURN s.id AS id, s.title AS title, s.publisher AS publisher, toString(s.date) AS date
ORDER BY id LIMIT 5
