/** Properties of a pattern as conditions. */
import type { Expression, TextPlace } from '../../../../language/ast.ts';
import type { Compilation } from '../expressions/context.ts';
import { Unsupported } from '../values/errors.ts';

export const at = ({ start, end }: TextPlace): TextPlace => ({ start, end });

export const variable = (name: string, place: TextPlace): Expression => ({
  kind: 'variable',
  name,
  ...at(place),
});

/** A name as plans show it: `anon_1` for what has none. */
export function shownName(name: string): string {
  return name.startsWith(' ') ? `anon_${name.trim()}` : name;
}

/** `{key: value}` as conditions. */
export function equalities(
  compilation: Compilation,
  name: string,
  properties: Expression | undefined,
) {
  if (!properties) return [];
  if (properties.kind !== 'map') throw new Unsupported('A parameter as the properties', properties);
  return properties.entries.map(({ key, keyPlace, value }) => {
    const of = variable(name, keyPlace);
    const left: Expression = { kind: 'property', of, name: key, namePlace: keyPlace, ...keyPlace };
    const expression: Expression = {
      kind: 'binary',
      operator: '=',
      left,
      right: value,
      start: keyPlace.start,
      end: value.end,
    };
    return { expression, text: `${shownName(name)}.${key} = ${compilation.textOf(value)}` };
  });
}
