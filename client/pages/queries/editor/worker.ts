/**
 * The language service of Cypher, off the page's thread: its checks take some hundred milliseconds
 * and its code is 1.5 MB compressed, so it is fetched when the editor is first used.
 */
import {
  CypherLanguageService,
  type DbSchema,
  formatQuery,
  type Neo4jFunction,
  type Neo4jProcedure,
  type SymbolsInfo,
} from '@neo4j-cypher/language-support';
import functions from '../../../../model/cypher-functions.json' with { type: 'json' };
import procedures from './procedures.json' with { type: 'json' };
import type { Completed, EditorNames, Finding, Question, Questions, Request } from './protocol.ts';

const version = 'CYPHER 5';
const service = new CypherLanguageService({ consoleCommandsEnabled: false });

function withNames(names: EditorNames, lacking: readonly string[]): DbSchema {
  const { labels, relationshipTypes, propertyKeys, ends } = names;
  const there = ({ name }: { name: string }) => !lacking.includes(name);
  return {
    labels,
    relationshipTypes,
    propertyKeys,
    graphSchema: ends,
    functions: { [version]: byName(functions.map(toFunction)) },
    procedures: { [version]: byName(procedures.filter(there).map(toProcedure)) },
    defaultLanguage: version,
  };
}

const byName = <One extends { name: string }>(all: One[]): Record<string, One> =>
  Object.fromEntries(all.map((one) => [one.name, one]));

const argument = ([name = '', type = '', description = '', standard]: string[]) => ({
  name,
  type,
  description,
  isDeprecated: false,
  ...(standard === undefined ? {} : { default: standard }),
});

const written = (given: string[][]) =>
  given.map(([name, type, , standard]) =>
    standard === undefined ? `${name} :: ${type}` : `${name} = ${standard} :: ${type}`,
  );

function toFunction(one: (typeof functions)[number]): Neo4jFunction {
  return {
    name: one.name,
    category: '',
    description: one.description,
    isBuiltIn: true,
    argumentDescription: one.arguments.map(argument),
    returnDescription: one.returns,
    signature: `${one.name}(${written(one.arguments).join(', ')}) :: ${one.returns}`,
    aggregating: 'aggregating' in one,
    isDeprecated: false,
  };
}

function toProcedure(one: (typeof procedures)[number]): Neo4jProcedure {
  const returns = one.returns.map(([name, type]) => `${name} :: ${type}`).join(', ');
  return {
    name: one.name,
    description: one.description,
    mode: 'READ',
    worksOnSystem: false,
    argumentDescription: one.arguments.map(argument),
    returnDescription: one.returns.map(argument),
    signature: `${one.name}(${written(one.arguments).join(', ')}) :: (${returns})`,
    admin: false,
    option: { deprecated: false },
  };
}

let symbols: SymbolsInfo | undefined;
const noNames: EditorNames = {
  labels: [],
  relationshipTypes: [],
  propertyKeys: [],
  propertiesOf: {},
  lacking: [],
  ends: [],
};
/** For signatures and checks: all procedures, since the store itself names those it lacks. */
let schema = withNames(noNames, []);
/** For completion: only what the store has. */
let offered = schema;

/** Words that begin what readers may not do. */
const refused =
  /^(?:CREATE|MERGE|SET|DELETE|DETACH|NODETACH|REMOVE|FOREACH|INSERT|LOAD|DROP|ALTER|GRANT|DENY|REVOKE|SHOW|TERMINATE|START|STOP|USE|ENABLE|RENAME|DRYRUN|REALLOCATE|DEALLOCATE|FINISH|PROPERTY_EXISTS)\b/;

type Answers = { [Name in Question]: (ask: Questions[Name]['ask']) => Questions[Name]['answer'] };

const answers: Answers = {
  complete({ text, at, manual }) {
    const asked = { caretPosition: at, manual };
    let found = service.autocomplete(text, offered, asked);
    if (found.length === 0 && symbols) {
      // Known variables belong to an earlier text, and may exclude everything.
      service.clearCache();
      found = service.autocomplete(text, offered, asked);
      service.setSymbolsInfo(symbols);
    }
    return found
      .filter(({ label, kind }) => kind !== 14 || !refused.test(label))
      .map(({ label, kind, insertText, detail, documentation, signature }): Completed => {
        const info = signature ?? (typeof documentation === 'string' ? documentation : undefined);
        return {
          label,
          kind: kindOf(kind, detail),
          insert: insertText ?? label,
          ...(info ? { info } : {}),
        };
      });
  },
  lint({ text, parameters }) {
    const values = Object.fromEntries(parameters.map((name) => [name, '']));
    const { diagnostics, symbolTables } = service.lint(text, { ...schema, parameters: values });
    const findings = diagnostics.map(
      ({ offsets, severity, message }): Finding => ({
        from: offsets.start,
        to: offsets.end,
        severity: severity === 1 ? 'error' : 'warning',
        message: typeof message === 'string' ? message : message.value,
      }),
    );
    return { findings, symbols: { query: text, symbolTables } };
  },
  signature({ text, at }) {
    const help = service.getSignatureHelp(text, schema, { caretPosition: at });
    const one = help.signatures[help.activeSignature ?? 0];
    if (!one) return null;
    const documentation =
      typeof one.documentation === 'string' ? one.documentation : (one.documentation?.value ?? '');
    return {
      name: one.label.replace(/\(.*/s, ''),
      arguments: (one.parameters ?? []).map(({ label }) => String(label)),
      active: help.activeParameter ?? 0,
      documentation,
    };
  },
  hover({ text, at }) {
    const found = service.hoverInfo(text, { caretPosition: at, dbSchema: schema });
    const contents = found?.contents;
    if (!contents || Array.isArray(contents)) return null;
    return typeof contents === 'string' ? contents : contents.value;
  },
  format({ text, at }) {
    const { formattedQuery, newCursorPos } = formatQuery(text, { cursorPosition: at });
    return { text: formattedQuery, at: newCursorPos ?? formattedQuery.length };
  },
};

/** The service answers with the numbered kinds of the Language Server Protocol. */
function kindOf(kind: number | undefined, detail: string | undefined): Completed['kind'] {
  const description = detail?.toLowerCase() ?? '';
  if (description.includes('relationship')) return 'type';
  if (description.includes('label')) return 'label';
  if (kind === 3) return description.includes('procedure') ? 'procedure' : 'function';
  if (kind === 2) return 'procedure';
  if (kind === 14) return 'keyword';
  if (kind === 6) return 'variable';
  if (kind === 10) return 'property';
  return 'other';
}

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if ('names' in data) {
    schema = withNames(data.names, []);
    offered = withNames(data.names, data.names.lacking);
    return;
  }
  if ('symbols' in data) {
    symbols = data.symbols;
    service.setSymbolsInfo(symbols);
    return;
  }
  const answer = answers[data.name] as (ask: unknown) => unknown;
  try {
    postMessage({ id: data.id, answer: answer(data.ask) });
  } catch (error) {
    postMessage({ id: data.id, failed: String(error) });
  }
});
