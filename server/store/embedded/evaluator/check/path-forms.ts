/** Which forms a path may have: repeated parts, parts in parentheses, choices of shortest paths. */
import type {
  GroupPattern,
  PathPattern,
  Quantifier,
  RelationshipPattern,
  Selector,
  TextPlace,
} from '../../../../language/ast.ts';
import type { ClauseOf, PatternUse } from './context.ts';
import { CheckError } from './errors.ts';

/** Throws for a form that Neo4j does not read. */
export function assertPathForms(pattern: PathPattern, use: PatternUse): void {
  const { selector, elements } = pattern;
  const isFunction = selector?.kind === 'shortestPath' || selector?.kind === 'allShortestPaths';
  if (selector?.count === 0) {
    const what = selector.kind === 'shortestGroups' ? 'group' : 'path';
    throw new CheckError(
      `The ${what} count needs to be greater than 0.`,
      selector.countPlace ?? selector,
    );
  }
  if (use !== 'match') assertPlain(pattern);
  if (isFunction) {
    assertShortest(pattern, selector);
    return;
  }
  assertGroups(pattern);
  const isOpen = elements.some(
    (element) =>
      element.kind === 'node' ||
      element.kind === 'relationship' ||
      !canBeNothing(element.quantifier),
  );
  if (!isOpen) {
    throw new CheckError(
      'A top-level path pattern in a `MATCH` clause must be written such that it always evaluates to at least one node pattern.',
      pattern,
    );
  }
}

const canBeNothing = (quantifier: Quantifier | undefined) => quantifier?.min === 0;

/** Patterns in expressions are nodes and relationships in turn. */
function assertPlain({ elements }: PathPattern): void {
  const bad = elements.find(
    (element) =>
      element.kind === 'group' || (element.kind === 'relationship' && element.quantifier),
  );
  if (bad)
    throw new CheckError('A repeated part of a path may stand in MATCH and EXISTS { } only.', bad);
}

function assertShortest({ elements }: PathPattern, selector: Selector): void {
  const name = `${selector.kind}(...)`;
  const quantified = elements.find(
    (element) =>
      element.kind === 'group' || (element.kind === 'relationship' && element.quantifier),
  );
  if (quantified) {
    throw new CheckError(
      `${name} contains quantified pattern. This is currently not supported.`,
      quantified,
    );
  }
  const [, one] = elements;
  if (elements.length !== 3 || one?.kind !== 'relationship')
    throw new CheckError(`${name} requires a pattern containing a single relationship`, selector);
  if (one.properties) {
    throw new CheckError(`${name} contains properties. This is currently not supported.`, selector);
  }
  if ((one.min ?? 1) > 1) {
    throw new CheckError(
      `${name} does not support a minimal length different from 0 or 1`,
      one.lengthPlace ?? one,
    );
  }
}

function assertGroups(pattern: PathPattern): void {
  const { elements, selector } = pattern;
  for (const [index, element] of elements.entries()) {
    const next = elements[index + 1];
    const isBeside = next && element.kind !== 'relationship' && next.kind !== 'relationship';
    const isRepeated = [element, next].some((one) => one?.kind === 'group' && one.quantifier);
    const isBare = [element, next].some((one) => one?.kind === 'group' && !one.quantifier);
    if (isBeside && (!isRepeated || isBare)) {
      throw new CheckError(
        'Juxtaposition is currently only supported for quantified path patterns.',
        next,
      );
    }
    if (element.kind !== 'group') continue;
    const inner = element.pattern;
    const what = element.quantifier ? 'quantified' : 'parenthesized';
    if (inner.selector) {
      throw new CheckError(
        `Path selectors are not supported within ${what} path patterns.`,
        inner.selector,
      );
    }
    const isChosen = selector && selector.kind !== 'all' && elements.length === 1;
    if (inner.variable !== undefined && !(isChosen && !element.quantifier)) {
      throw new CheckError(
        element.quantifier
          ? 'Assigning a path in a quantified path pattern is not yet supported.'
          : 'Sub-path assignment is currently not supported.',
        inner.variablePlace ?? inner,
      );
    }
    if (!element.quantifier) {
      assertGroups(inner);
      continue;
    }
    assertRepeatable(inner, element);
  }
}

/** What is repeated has a relationship, and nothing repeated inside. */
function assertRepeatable(inner: PathPattern, place: TextPlace): void {
  for (const element of inner.elements) {
    if (element.kind === 'group' || (element.kind === 'relationship' && element.quantifier))
      throw new CheckError('Quantified path patterns are not allowed to be nested.', element);
    if (element.kind === 'relationship' && element.range) {
      throw new CheckError(
        'Variable length relationships cannot be part of a quantified path pattern.',
        element,
      );
    }
  }
  if (inner.elements.length < 2) {
    throw new CheckError(
      'A quantified path pattern needs to have at least one relationship.',
      place,
    );
  }
}

/** Throws for bounds that hold no number. */
export function assertQuantifier(quantifier: Quantifier): void {
  if (quantifier.max === 0)
    throw new CheckError('A quantifier for a path pattern must not be limited by 0.', quantifier);
  if (quantifier.empty) {
    throw new CheckError(
      'A quantifier for a path pattern must not have a lower bound which exceeds its upper bound.',
      quantifier,
    );
  }
}

/** Throws when the patterns of a MATCH cannot stand together. */
export function assertTogether(clause: ClauseOf<'match'>): void {
  const { patterns } = clause;
  const choosing = patterns.find(
    ({ selector }) =>
      selector && !['all', 'shortestPath', 'allShortestPaths'].includes(selector.kind),
  );
  if (choosing && patterns.length > 1) {
    throw new CheckError(
      'Multiple path patterns cannot be used in the same clause in combination with a selective path selector.',
      choosing.variable === undefined ? choosing.elements[0] : choosing,
    );
  }
  const found = [...relationshipsIn(clause)];
  const repeated = found.some(({ quantifier }) => quantifier);
  const varied = found.find(({ kind, quantifier }) => kind === 'relationship' && !quantifier);
  if (repeated && varied) {
    throw new CheckError(
      "Mixing variable-length relationships ('-[*]-') with quantified relationships ('()-->*()') or quantified path patterns ('(()-->())*') is not allowed.",
      varied,
    );
  }
}

/** Parts of a clause that are repeated, also of patterns in its conditions, but not of subqueries. */
function* relationshipsIn(part: object): Generator<RelationshipPattern | GroupPattern> {
  if ('kind' in part && part.kind === 'subquery') return;
  const element = part as RelationshipPattern | GroupPattern;
  if (
    element.kind === 'relationship' ? element.range : element.kind === 'group' && element.quantifier
  )
    yield element;
  for (const inner of Object.values(part) as unknown[])
    if (typeof inner === 'object' && inner !== null) yield* relationshipsIn(inner);
}
