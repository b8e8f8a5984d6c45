/** Tools that run Cypher: saved queries, and queries of one's own. Nothing can be written. */
import { z } from 'zod';
import { maxQueryLength } from '../../../model/schemas/api.ts';
import { propertyValue } from '../../../model/schemas/graph.ts';
import { speakers } from '../../../model/vocabulary/labels.ts';
import { belongingTypes } from '../../../model/vocabulary/relationship-types.ts';
import { fillParameters } from '../../library/query-parameters.ts';
import { getQuery, listQueries } from '../../library/saved-queries.ts';
import * as questions from '../../questions/index.ts';
import { page } from '../answer.ts';
import { fitting, type McpContext, tool } from '../tool.ts';

/** Bytes of rows that are read at most: an answer is far shorter. */
const maxBytes = 4 * 1024 * 1024;
const params = z.record(z.string(), propertyValue).default({});
const limit = z.number().int().min(1).max(200).default(25);
const table = {
  shown: page.shown,
  columns: z.array(z.string()),
  items: z.array(z.array(propertyValue)).describe('Rows, in the order of the columns'),
  link: z.string(),
};

export const savedQueries = tool({
  name: 'saved_queries',
  title: 'Saved queries',
  description: 'The saved queries with their parameters; saved_query runs one.',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({ name: z.string(), title: z.string(), parameters: z.array(z.string()) }),
    ),
  }),
  async run(context) {
    const queries = await listQueries(context);
    return {
      items: queries.map(({ name, title, parameters }) => ({
        name,
        title,
        parameters: parameters.map((one) => `${one.name}: ${one.type}${one.required ? '' : '?'}`),
      })),
    };
  },
});

export const savedQueryTool = tool({
  name: 'saved_query',
  title: 'Run a saved query',
  description: 'Runs a saved query with values for its parameters (saved_queries lists them).',
  input: z.object({ name: z.string().min(1).max(100), params, limit }),
  output: z.object({ title: z.string(), ...table }),
  async run(context, input, signal) {
    const query = await getQuery(context, input.name);
    const values = fillParameters(query, input.params);
    const link = context.linkTo(`/queries/${encodeURIComponent(query.name)}`);
    const given = { title: query.title, link };
    return rowsOf(
      context,
      { cypher: query.cypher, params: values, limit: input.limit, given },
      signal,
    );
  },
});

export const cypherTool = tool({
  name: 'cypher',
  title: 'Read with Cypher',
  description: `Runs a read query in Cypher. (:${speakers.join('|')})-[:MADE]->(:Statement)-[:ABOUT {stance}]->(:Agreement); (:Statement)-[:STATED_IN]->(:Source); ${belongingTypes.join(', ')} with from and to. Dates are native, with the last possible day beside them (date, dateEnd). Writes are refused.`,
  input: z.object({ query: z.string().min(1).max(maxQueryLength), params, limit }),
  output: z.object(table),
  async run(context, input, signal) {
    const { query, params, limit } = input;
    // A longer text would take the room of the rows.
    const isShort = query.length <= 1000;
    const link = context.linkTo(
      isShort ? `/queries?cypher=${encodeURIComponent(query)}` : '/queries',
    );
    return rowsOf(context, { cypher: query, params, limit, given: { link } }, signal);
  },
});

interface Asked<Given> {
  cypher: string;
  params: Parameters<typeof questions.runCypher>[1]['params'];
  limit: number;
  /** What the answer says beside the rows. */
  given: Given;
}

async function rowsOf<Given extends object>(
  context: McpContext,
  { cypher: query, params, limit, given }: Asked<Given>,
  signal: AbortSignal,
) {
  const { queryMaxRows, queryTimeoutMs } = context.config;
  const limits = {
    rows: Math.min(limit, queryMaxRows),
    bytes: maxBytes,
    timeoutMs: queryTimeoutMs,
  };
  const { columns, rows, summary } = await context.inTurn(
    () => questions.runCypher(context, { query, params, limits }, signal),
    signal,
  );
  const more = summary.truncated === false ? '' : ' or more';
  return fitting(rows.length, async (count) => ({
    ...given,
    shown: `${Math.min(count, rows.length)} of ${rows.length}${more}`,
    columns,
    items: rows.slice(0, count),
  }));
}
