/** Cypher with a light colouring. */
import './code.css';

const pattern =
  /(\/\/[^\n]*)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\$\w+)|\b(MATCH|OPTIONAL|WHERE|RETURN|WITH|ORDER|BY|DESC|ASC|LIMIT|SKIP|UNWIND|AS|AND|OR|NOT|XOR|IN|IS|NULL|EXISTS|COUNT|CASE|WHEN|THEN|ELSE|END|DISTINCT|UNION|ALL|CALL|YIELD|CONTAINS|STARTS|ENDS|TRUE|FALSE)\b/gi;

export function Code({ text }: { text: string }) {
  const parts: { text: string; kind: string; at: number }[] = [];
  let position = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, comment, string, parameter] = match;
    if (match.index > position)
      parts.push({ text: text.slice(position, match.index), kind: '', at: position });
    const kind = comment ? 'comment' : string ? 'value' : parameter ? 'parameter' : 'keyword';
    parts.push({ text: whole, kind, at: match.index });
    position = match.index + whole.length;
  }
  parts.push({ text: text.slice(position), kind: '', at: position });
  return (
    <pre className="code" tabIndex={0}>
      {parts.map((part) =>
        part.kind ? (
          <span key={part.at} className={part.kind}>
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </pre>
  );
}
