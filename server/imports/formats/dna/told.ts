/** What options tell of a study's variables, held against those that it has. */
import { dnaOptions } from '../../../../model/formats/dna-options.ts';
import { fold } from '../../../../model/ids.ts';
import { Unreadable } from '../shared/text.ts';
import type { DefinedVariable, Meaning } from './variables.ts';

type Options = Readonly<Record<string, string>>;

/** Whether an option tells this name; capitals and accents do not matter. */
export function isTold(told: string, name: string): boolean {
  return fold(told.trim()) === fold(name.trim());
}

/** The options that tell a variable. */
function toldOf(options: Options): [meaning: Meaning, told: string][] {
  return dnaOptions.flatMap((name): [Meaning, string][] => {
    const told = options[name];
    return name === 'type' || told === undefined ? [] : [[name, told]];
  });
}

/**
 * Refuses options that name no variable of the file, one that cannot have the meaning, or one for two
 * meanings: what they tell would otherwise be left out. `listed` are the variables in a line.
 */
export function refuseWrongOptions(
  variables: readonly { name: string; type?: string }[],
  listed: string,
  options: Options,
  types?: readonly string[],
): void {
  if (options.type !== undefined && !types) {
    throw new Unreadable(
      'does not tell the types of its statements, so --type cannot choose among them',
      'Leave --type out.',
    );
  }
  const type = options.type ?? '';
  if (types && options.type !== undefined && !types.some((label) => isTold(type, label))) {
    throw new Unreadable(
      `has no type of statements called ${JSON.stringify(type)} (--type): ${listed}`,
      'Name one of these types, or leave --type out.',
    );
  }
  const told = toldOf(options);
  const missing = told.filter(([, name]) => !variables.some((one) => isTold(name, one.name)));
  if (missing.length > 0) {
    const names = missing.map(([meaning, name]) => `${JSON.stringify(name)} (--${meaning})`);
    throw new Unreadable(
      `has no variable called ${names.join(' and none called ')}: ${listed}`,
      'Name one of these in the option or on the page of the import, or leave it out.',
    );
  }
  for (const [at, [meaning, name]] of told.entries()) {
    const twin = told.slice(at + 1).find(([, other]) => isTold(other, name));
    if (twin) {
      throw new Unreadable(
        `can have ${JSON.stringify(name)} for one thing only, not for --${meaning} and --${twin[0]}`,
        'Name another variable for one of them, or leave it out.',
      );
    }
    const kinds = variables.filter((one) => isTold(name, one.name)).map((one) => one.type ?? '');
    if (meaning !== 'agreement' && kinds.every(isNumber)) {
      throw new Unreadable(
        `has numbers in ${JSON.stringify(name)}, which is ${kinds[0]}: it cannot be the ${meaning} (--${meaning})`,
        'Name a variable of texts.',
      );
    }
  }
}

export function isNumber(type: string): boolean {
  return type === 'boolean' || type === 'integer';
}

/** What options tell one of several types of statements: those that name variables which it has. */
export function optionsOf(variables: readonly DefinedVariable[], options: Options): Options {
  return Object.fromEntries(
    toldOf(options).filter(([, told]) => variables.some(({ name }) => isTold(told, name))),
  );
}

/** Refuses options that name variables of no type of statements that holds claims. */
export function refuseUnused(
  options: Options,
  taken: readonly DefinedVariable[],
  listed: string,
): void {
  for (const [meaning, told] of toldOf(options)) {
    if (taken.some(({ name }) => isTold(told, name))) continue;
    throw new Unreadable(
      `has no type of statements in which ${JSON.stringify(told)} can be the ${meaning} (--${meaning}) beside a concept and who says it: ${listed}`,
      'Name a variable of such a type, or leave it out.',
    );
  }
}
