/** The names that a clause sees, and what is known of their values. */
import type { TextPlace } from '../../../../language/ast.ts';
import { CheckError } from './errors.ts';
import { isWithin, mayBe, type Type, typeText } from './types.ts';

export interface NameScope {
  /** Names of this part of the query; WITH replaces them. */
  readonly names: ReadonlyMap<string, Type>;
  /** Names of the query around a subquery: they stay, and may not be given again. */
  readonly outer: ReadonlyMap<string, Type>;
  /** Whether those were named in `CALL (a, b)`. */
  readonly imported: boolean;
  /** Whether it is the inside of EXISTS, COUNT or COLLECT { }. */
  readonly isExpression?: boolean;
}

export const emptyScope: NameScope = { names: new Map(), outer: new Map(), imported: false };

/** What is known of a name; nothing when it is not defined. */
export function lookUp(scope: NameScope, name: string): Type | undefined {
  return scope.names.get(name) ?? scope.outer.get(name);
}

/** Every name that is seen. */
export function visibleNames(scope: NameScope): ReadonlyMap<string, Type> {
  return scope.outer.size === 0 ? scope.names : new Map([...scope.outer, ...scope.names]);
}

/** The scope with one more name, or with another meaning of one. */
export function withName(scope: NameScope, name: string, type: Type): NameScope {
  return { ...scope, names: new Map([...scope.names, [name, type]]) };
}

/** The scope inside EXISTS, COUNT and COLLECT { }. */
export function subqueryScope(scope: NameScope): NameScope {
  return { names: new Map(), outer: visibleNames(scope), imported: false, isExpression: true };
}

/** Throws when a new name hides one of the query around it. */
export function assertNotShadowing(scope: NameScope, name: string, place: TextPlace): void {
  if (!scope.outer.has(name)) return;
  const what = scope.imported
    ? 'an imported variable with the same name'
    : 'a variable with the same name from the outer scope';
  throw new CheckError(
    `The variable \`${name}\` is shadowing ${what} and needs to be renamed`,
    place,
  );
}

/** The scope with a name that must be new. */
export function declare(scope: NameScope, name: string, type: Type, place: TextPlace): NameScope {
  assertNotShadowing(scope, name, place);
  if (scope.names.has(name)) throw new CheckError(`Variable \`${name}\` already declared`, place);
  return withName(scope, name, type);
}

/** A scope that takes more names in place; copying it for each name of a long pattern takes long. */
export interface OwnScope extends NameScope {
  readonly names: Map<string, Type>;
}

/** A copy to which names are added. */
export function ownScope(scope: NameScope): OwnScope {
  return { ...scope, names: new Map(scope.names) };
}

/** Adds a name of a pattern, which may be known if its value can be such a thing. */
export function bind(scope: OwnScope, name: string, type: Type, place: TextPlace): void {
  const known = lookUp(scope, name);
  if (!known) {
    scope.names.set(name, type);
    return;
  }
  if (!mayBe(known, type)) {
    throw new CheckError(
      `Type mismatch: ${name} defined with conflicting type ${typeText(known)} (expected ${typeText(type)})`,
      place,
    );
  }
  if (!isWithin(known, type)) scope.names.set(name, type);
}
