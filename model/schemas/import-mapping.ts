/** A mapping: what the columns of tables mean, as a JSON file that people keep beside their data. */
import { z } from 'zod';
import { labelNames } from '../vocabulary/labels.ts';
import { relationshipTypeNames } from '../vocabulary/relationship-types.ts';

/** How dates are written in a column: clearly, with day or month first, or as Excel counts days. */
export const dateForms = ['iso', 'dd.mm.yyyy', 'dd/mm/yyyy', 'mm/dd/yyyy', 'excel'] as const;

const column = z.strictObject({
  column: z.string().describe('The name of a column, as in the first row'),
  values: z
    .record(z.string(), z.union([z.string(), z.boolean(), z.number(), z.null()]))
    .optional()
    .describe('What each value stands for; null leaves it out. Others are problems.'),
  split: z.string().min(1).optional().describe('What stands between several values'),
  date: z.enum(dateForms).optional(),
  type: z.enum(['text', 'integer', 'boolean']).optional(),
});
const columns = z.strictObject({
  columns: z.array(z.string()).min(1).describe('Columns whose values are put together'),
  join: z.string().default(' '),
});
const constant = z.strictObject({
  constant: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
});
const hash = z.strictObject({
  hash: z.array(z.string()).min(1).describe('An id made of the values of these columns'),
});
const value = z.union([column, columns, constant]);
export type MappedValue = z.infer<typeof value>;

const node = z.strictObject({
  label: z
    .union([
      z.enum(labelNames),
      z.strictObject({
        column: z.string(),
        values: z
          .record(z.string(), z.enum(labelNames).nullable())
          .describe('What each value stands for; null leaves it out. Others are problems.'),
      }),
    ])
    .describe('One for all rows, or as a column of kinds says'),
  id: z.union([column, columns, hash]).optional().describe('Without it the name tells them apart'),
  reference: z
    .boolean()
    .optional()
    .describe('The row only names it: it is in another file of the import, or in the store'),
  properties: z.record(z.string(), value).default({}),
});
export type MappedNode = z.infer<typeof node>;

const relationship = z.strictObject({
  type: z.union([
    z.enum(relationshipTypeNames),
    z.strictObject({
      column: z.string(),
      values: z.record(z.string(), z.enum(relationshipTypeNames).nullable()),
    }),
  ]),
  from: z.string().describe('The name of a node of this mapping'),
  to: z.string(),
  properties: z.record(z.string(), value).default({}),
});
export type MappedRelationship = z.infer<typeof relationship>;

const table = z.strictObject({
  encoding: z.string().optional(),
  delimiter: z.string().length(1).optional(),
  header: z
    .int()
    .min(1)
    .optional()
    .describe('The row with the names of the columns; without it, the first that looks like it'),
  apostrophes: z
    .boolean()
    .optional()
    .describe('Takes off the apostrophes that stand before =, +, - or @ for spreadsheets'),
  skip: z.boolean().optional().describe('Leaves this table out'),
  nodes: z.record(z.string(), node).default({}),
  relationships: z.array(relationship).default([]),
});
export type TableMapping = z.infer<typeof table>;

/** The file of `--mapping` and `--save-mapping`. */
export const mappingFile = z.strictObject({
  $schema: z.string().optional(),
  tables: z
    .record(z.string(), table)
    .describe('By the name of the file, of a spreadsheet with # and the name of the sheet'),
});
export type Mapping = z.infer<typeof mappingFile>;

/** The JSON Schema of a mapping, as the text of `docs/formats/mapping.schema.json`. */
export function mappingSchemaText(): string {
  const schema = z.toJSONSchema(mappingFile, { unrepresentable: 'any', io: 'input' });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
