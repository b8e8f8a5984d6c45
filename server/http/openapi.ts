/** The OpenAPI description, generated from the schemas that validate. */
import { z } from 'zod';
import { listOrText, problem, searchHit } from '../../model/schemas/api.ts';
import { graphNode, graphRelationship, propertyValue } from '../../model/schemas/graph.ts';
import { listedQuery, planNode, savedQuery } from '../../model/schemas/queries.ts';
import { statementItem } from '../../model/schemas/statements.ts';
import { routes } from './routes/index.ts';
import { type RouteDefinition, roleFor } from './routes/route.ts';

/** The part of JSON Schema that our schemas use. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  description?: string;
  minItems?: number;
  maxItems?: number;
  anyOf?: JsonSchema[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
}
type Content = { content: Record<string, { schema: JsonSchema }> };
export interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  parameters?: { name: string; in: string; required: boolean; schema: JsonSchema }[];
  requestBody?: Content & { required: boolean };
  responses: Record<string, Content & { description: string }>;
  security?: Record<string, string[]>[];
}
export interface Document {
  openapi: string;
  info: { title: string; version: string; description: string; license: object };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, JsonSchema>;
    securitySchemes: Record<string, { type: string; scheme: string; description: string }>;
  };
}

const json = 'application/json';
let made: Document | undefined;

/** The document of `/api/openapi.json`. */
export function openapi(version: string): Document {
  made ??= generate(version);
  return made;
}

function generate(version: string): Document {
  const shared = {
    Node: graphNode,
    Relationship: graphRelationship,
    Value: propertyValue,
    PlanNode: planNode,
    Problem: problem,
    SavedQuery: savedQuery,
    ListedQuery: listedQuery,
    SearchHit: searchHit,
    StatementItem: statementItem,
  };
  const replies = named(shared);
  for (const route of routes) replies.name(route.reply, `${nameOf(route)}Reply`);
  // Of what is sent, values are what may come, not what they become: what has a default may be missing, and more is no error.
  const requests = named({ Value: propertyValue });
  for (const route of routes) requests.name(route.input, `${nameOf(route)}Request`);
  const schemas = replies.schemas('output');
  const sent = requests.schemas('input');
  const become = requests.schemas('output');
  const paths: Document['paths'] = {};
  for (const route of routes) {
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
    const id = requests.idOf(route.input);
    paths[path] = {
      ...paths[path],
      [route.method]: describe(
        route,
        withDefaults(sent[id] ?? {}, become[id] ?? {}),
        replies.idOf(route.reply),
      ),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stancegraph',
      version,
      description: 'Who said what about which agreement, when, and where it is written.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        editorToken: {
          type: 'http',
          scheme: 'bearer',
          description:
            'EDITOR_TOKEN of the server, or a named token (POST /api/tokens) with the role that is needed. Where EDITOR_TOKEN is not set, only requests from its own machine to its loopback address can write, and need none.',
        },
      },
    },
  };
}

/** Schemas under names, which others refer to them by. */
function named(shared: Record<string, z.ZodType>) {
  const registry = z.registry<{ id: string }>();
  const ids = new Map<z.ZodType, string>();
  const name = (schema: z.ZodType, id: string) => {
    if (ids.has(schema)) return;
    ids.set(schema, id);
    registry.add(schema, { id });
  };
  for (const [id, schema] of Object.entries(shared)) name(schema, id);
  return {
    name,
    idOf: (schema: z.ZodType) => ids.get(schema) ?? '',
    schemas(io: 'input' | 'output'): Record<string, JsonSchema> {
      const { schemas } = z.toJSONSchema(registry, {
        io,
        unrepresentable: 'any',
        override: ({ jsonSchema }) => withoutTuples(jsonSchema as JsonSchema),
        uri: (id) => `#/components/schemas/${id}`,
      }) as unknown as { schemas: Record<string, JsonSchema> };
      for (const schema of Object.values(schemas)) tidy(schema);
      return schemas;
    },
  };
}

/** A list of fixed length says so in words that every tool knows; many do not know `prefixItems`. */
function withoutTuples(schema: JsonSchema): void {
  const { prefixItems: parts } = schema;
  if (!parts) return;
  const kinds = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
  delete schema.prefixItems;
  const [only] = kinds;
  schema.items = kinds.length === 1 && only ? only : { anyOf: kinds };
  Object.assign(schema, { minItems: parts.length, maxItems: parts.length });
}

/** Of other media types than JSON nothing is promised but that they are texts, or JSON of a kind of its own. */
function schemaOf(type: string, reply: string): JsonSchema {
  if (type === json) return { $ref: `#/components/schemas/${reply}` };
  return type.endsWith('+json') ? {} : { type: 'string' };
}

/** In a body a list may come as a text, too; in an address it is one by nature. */
function asSent([field, schema]: [string, JsonSchema]): [string, JsonSchema] {
  const isEither = schema.description === listOrText;
  return [field, isEither ? { anyOf: [schema, { type: 'string' }] } : schema];
}

/** Fields that are read from text lose their default on the way in. */
function withDefaults(sent: JsonSchema, become: JsonSchema): JsonSchema {
  const fields = Object.entries(sent.properties ?? {}).map(([field, schema]) => {
    const value = become.properties?.[field]?.default;
    return [field, value === undefined ? schema : { default: value, ...schema }];
  });
  return { ...sent, properties: Object.fromEntries(fields) };
}

function nameOf(route: RouteDefinition): string {
  const path = route.path.replace(/[/:]+(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `${route.method}${path}`;
}

function describe(route: RouteDefinition, request: JsonSchema, reply: string): Operation {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const fields = Object.entries(request.properties ?? {});
  const required = (field: string) => request.required?.includes(field) === true;
  const isBody = (field: string) =>
    route.method !== 'get' && !route.takes && !inPath.includes(field);
  const parameters = fields
    .filter(([field]) => !isBody(field))
    .map(([field, schema]) => ({
      name: field,
      in: inPath.includes(field) ? 'path' : 'query',
      required: inPath.includes(field) || required(field),
      schema,
    }));
  const body = fields.filter(([field]) => isBody(field));
  const answer = {
    content: Object.fromEntries(
      (route.sends ?? [json]).map((type) => [
        type,
        {
          schema: schemaOf(type, reply),
        },
      ]),
    ),
  };
  return {
    operationId: nameOf(route),
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    ...(roleFor(route) === 'reader' ? {} : { security: [{ editorToken: [] }, {}] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body.length > 0
      ? {
          requestBody: {
            required: body.some(([field]) => required(field)),
            content: {
              [route.uploads ? 'multipart/form-data' : json]: {
                schema: {
                  type: 'object',
                  properties: Object.fromEntries(body.map(asSent)),
                  required: body.map(([field]) => field).filter(required),
                },
              },
            },
          },
        }
      : {}),
    ...(route.takes
      ? {
          requestBody: {
            required: true,
            content: { [route.takes]: { schema: { type: 'string', format: 'binary' } } },
          },
        }
      : {}),
    responses: {
      ...(route.uploads
        ? { 202: { description: 'Taken; it goes on', ...answer } }
        : { 200: { description: 'The answer', ...answer } }),
      ...(route.makes ? { 201: { description: 'Made, and not there before', ...answer } } : {}),
      default: {
        description: 'What went wrong, RFC 9457',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  };
}

/** Marks that JSON Schema keeps for itself go. */
function tidy(schema: JsonSchema): void {
  const own = schema as JsonSchema & { $schema?: string; $id?: string; id?: string };
  delete own.$schema;
  delete own.$id;
  delete own.id;
}
