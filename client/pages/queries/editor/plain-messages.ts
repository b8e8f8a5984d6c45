/** Words messages of the language service and of Neo4j as this program does. */

export const notPresent = 'is not present in the database';

/** Repeated for each disconnected pattern. */
export const isCombined = /cartesian product between/;

/** Clauses that readers may not use. */
const refused =
  /^'(?:CREATE|LOAD CSV|DELETE|DETACH|FINISH|FOREACH|INSERT|MERGE|NODETACH|REMOVE|SET|USE)'$/;

/** Either store's message about a second statement. */
export const isSeveral = /exactly one statement per query|Multiple statements/;

/** The service's message about a missing name, without its advice for another program. */
export function plainMessage(message: string): string {
  if (isSeveral.test(message)) {
    return 'One statement at a time: run this one on its own, or remove it.';
  }
  const expected = /^Invalid input '(.*?)': expected (.*)$/s.exec(message);
  if (expected) {
    const [, word = '', list = ''] = expected;
    const may = list.split(/, | or /).filter((one) => !refused.test(one) && one !== '<EOF>');
    const some = may.slice(0, 6).join(', ').replaceAll("','", 'a comma').replaceAll("'", '');
    return `“${word || 'The end'}” is not expected here. What may follow: ${some}${may.length > 6 ? ', …' : '.'}`;
  }
  if (isCombined.test(message)) {
    return 'Nothing joins these patterns: every combination of them is tried, which can be many.';
  }
  const counted =
    /^Function call does not provide the required number of arguments: expected (\d+) got (\d+)\. Function (\S+) /s.exec(
      message,
    );
  if (counted) {
    const [, takes, given, name] = counted;
    return `${name}() takes ${takes} ${takes === '1' ? 'value' : 'values'}, and ${given} ${given === '1' ? 'is' : 'are'} given.`;
  }
  const ofNull = /^Invalid call signature for (\w+): .*NO_VALUE/s.exec(message);
  if (ofNull) {
    return `${ofNull[1]?.toLowerCase()}() met a null, which it does not take. Leave such rows out before it: WHERE n.date IS NOT NULL.`;
  }
  return message
    .replace(/\s*Make sure you didn't misspell it or that it is available.*$/s, '')
    .replace(
      new RegExp(`^(?!Label|Relationship|Function|Procedure)(\\S+) ${notPresent}`),
      `Property $1 ${notPresent}`,
    )
    .replace(new RegExp(`^Function (\\S+) ${notPresent}\\.?`), 'There is no function $1.')
    .replace(
      new RegExp(`^Procedure (\\S+) ${notPresent}\\.?`),
      'The procedure $1 is not open to readers.',
    )
    .replace(new RegExp(`${notPresent}\\.?`), 'is not in this graph.')
    .replace(/\s*\([^()]*GQLSTATUS[^()]*\)/, '')
    .replace(/`([^`]+)`/g, '“$1”');
}
