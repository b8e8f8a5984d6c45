/** Names of labels, types and properties: none is empty. */
import type { TextPlace } from '../../../../language/ast.ts';
import { CheckError } from './errors.ts';

const isWrong = (name: string) => name === '' || name.includes('\0');

/** Throws for a name of a label, a type or a property that Neo4j does not take. */
export function assertTokens(part: object): void {
  const { kind, name, properties } = part as { kind?: string; name?: unknown; properties?: object };
  if ((kind === 'name' || kind === 'property') && typeof name === 'string') {
    assertToken(name, part as TextPlace);
  }
  if (properties && 'entries' in properties) {
    for (const { key } of properties.entries as { key: string }[]) {
      assertToken(key, properties as unknown as TextPlace);
    }
  }
  for (const inner of Object.values(part)) {
    if (typeof inner === 'object' && inner !== null) assertTokens(inner);
  }
}

/** Throws for such a name. */
export function assertToken(name: string, place: TextPlace): void {
  if (!isWrong(name)) return;
  throw new CheckError(
    'A name of a label, type or property needs a letter, and has no null byte.',
    place,
  );
}
