// Ids of the statements that match every filter; a filter that is null matches all.
// $speakers, $agreements, $sources, $stances: lists. $parties, $institutions: lists, their members
// and office holders of the statement's day count. $from, $to: days; a statement matches when its
// days overlap them. $words: folded words that must all occur.
MATCH (s:Statement)
WHERE ($from IS NULL OR s.dateEnd >= date($from))
  AND ($to IS NULL OR s.date <= date($to))
  AND ($words IS NULL OR all(word IN $words WHERE (' ' + s.searchText + ' ') CONTAINS (' ' + word + ' ')))
  AND (($agreements IS NULL AND $stances IS NULL) OR EXISTS {
    MATCH (s)-[about:ABOUT]->(a:Agreement)
    WHERE ($agreements IS NULL OR a.id IN $agreements)
      AND ($stances IS NULL OR about.stance IN $stances)
  })
  AND ($speakers IS NULL OR EXISTS {
    MATCH (s)<-[:MADE]-(x)
    WHERE x.id IN $speakers
  })
  AND ($sources IS NULL OR EXISTS {
    MATCH (s)-[:STATED_IN]->(source)
    WHERE source.id IN $sources
  })
  AND ($parties IS NULL OR EXISTS {
    MATCH (s)<-[:MADE]-(p)
    WHERE p.id IN $parties
  } OR EXISTS {
    MATCH (s)<-[:MADE]-(x:Actor)-[m:MEMBER_OF]->(p:Party)
    WHERE p.id IN $parties
      AND (m.from IS NULL OR s.dateEnd IS NULL OR m.from <= s.dateEnd)
      AND (m.toEnd IS NULL OR s.date IS NULL OR m.toEnd >= s.date)
  })
  AND ($institutions IS NULL OR EXISTS {
    MATCH (s)<-[:MADE]-(i)
    WHERE i.id IN $institutions
  } OR EXISTS {
    MATCH (s)<-[:MADE]-(x:Actor)-[o:HOLDS_OFFICE]->(i:Institution)
    WHERE i.id IN $institutions
      AND (o.from IS NULL OR s.dateEnd IS NULL OR o.from <= s.dateEnd)
      AND (o.toEnd IS NULL OR s.date IS NULL OR o.toEnd >= s.date)
  })
RETURN s.id AS id, s.date AS first, s.dateEnd AS last,
  CASE WHEN $words IS NULL THEN null ELSE s.searchText END AS searchText
