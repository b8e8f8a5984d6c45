/** Reads a Cypher text just enough to find its parameters and where a statement ends. */

interface Found {
  kind: 'parameter' | 'end' | 'word';
  text: string;
  from: number;
  to: number;
}

const parts =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^'\\]|\\[\s\S])*'?|"(?:[^"\\]|\\[\s\S])*"?|`(?:[^`]|``)*`?|\$(`(?:[^`]|``)*`|[\p{L}_][\p{L}\p{N}_]*|\d+)|(;)|([^\s;$'"`/]+|\S)/gu;

/** Parameters, statement ends and other text, in order; comments and strings are passed over. */
function scan(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(parts)) {
    const [whole, parameter, end, word] = match;
    const place = { from: match.index, to: match.index + whole.length };
    if (parameter) {
      const name = parameter.startsWith('`')
        ? parameter.slice(1, -1).replaceAll('``', '`')
        : parameter;
      found.push({ kind: 'parameter', text: name, ...place });
    } else if (end) found.push({ kind: 'end', text: end, ...place });
    else if (word || /^['"`]/.test(whole)) found.push({ kind: 'word', text: whole, ...place });
  }
  return found;
}

/** The names of the parameters, each once, in the order of the text. */
export function parameterNames(text: string): string[] {
  return [
    ...new Set(
      scan(text)
        .filter((one) => one.kind === 'parameter')
        .map((one) => one.text),
    ),
  ];
}

/** Where a second statement begins, or `undefined` when there is only one. */
export function secondStatement(text: string): { from: number; to: number } | undefined {
  const found = scan(text);
  const end = found.findIndex((one) => one.kind === 'end');
  const next = found.slice(end + 1).find((one) => one.kind !== 'end');
  return end < 0 || !next ? undefined : { from: next.from, to: text.trimEnd().length };
}

/** The word that asks for a plan before the query, and where it ends. */
export function planWord(text: string): { mode: 'EXPLAIN' | 'PROFILE'; to: number } | undefined {
  const first = scan(text)[0];
  const mode = first?.text.toUpperCase();
  return first && (mode === 'EXPLAIN' || mode === 'PROFILE') ? { mode, to: first.to } : undefined;
}
