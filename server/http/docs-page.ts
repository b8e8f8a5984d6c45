/** The human page of the API: made from the OpenAPI document, without scripts, works offline. */
import type { Document, JsonSchema, Operation } from './openapi.ts';
import { problemTable } from './problems.ts';

/** The page as HTML. */
export function docsPage(document: Document): string {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) =>
      section(document, method.toUpperCase(), path, operation),
    ),
  );
  const problems = Object.entries(problemTable).map(
    ([code, { status, title }]) =>
      `<tr id="${code}"><td>${status}</td><td>${code}</td><td>${html(title)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stancegraph API</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/api/docs.css">
<main>
<h1>Stancegraph API</h1>
<p>${html(document.info.description ?? '')} JSON over HTTP; described for machines by
<a href="/api/openapi.json">openapi.json</a> (OpenAPI ${html(document.openapi)}). Back to the
<a href="/">explorer</a>.</p>
${operations.join('\n')}
<h2 id="writing">Writing</h2>
<p>${html(document.components.securitySchemes.editorToken?.description ?? '')}</p>
<h2>Problems</h2>
<p>Every error is <code>application/problem+json</code> (RFC 9457) with <code>type</code>,
<code>title</code>, <code>status</code>, <code>detail</code> and, for bad input, <code>errors</code>.</p>
<table><tr><th>Status</th><th>Type</th><th>Title</th></tr>
${problems.join('\n')}</table>
</main>
</html>
`;
}

function section(document: Document, method: string, path: string, operation: Operation): string {
  const shape = (schema: JsonSchema | undefined, depth: number) => shapeOf(document, schema, depth);
  const row = (name: string, place: string, required: boolean, schema: JsonSchema | undefined) =>
    parameterRow(name, place, required, schema, shape(schema, 3));
  const body = operation.requestBody?.content['application/json']?.schema;
  const reply = operation.responses['200']?.content?.['application/json']?.schema;
  const rows = [
    ...(operation.parameters ?? []).map((parameter) =>
      row(parameter.name, parameter.in, parameter.required === true, parameter.schema),
    ),
    ...Object.entries(body?.properties ?? {}).map(([name, schema]) =>
      row(name, 'body', body?.required?.includes(name) === true, schema),
    ),
  ];
  const anchor = `${method}-${path}`.toLowerCase().replace(/[^a-z]+/g, '-');
  const writes = operation.security ? 'Writes: see <a href="#writing">who may</a>.' : '';
  return `<section id="${anchor}">
<h2><code>${method} ${html(path)}</code></h2>
<p>${html(operation.summary ?? '')}. ${html(operation.description ?? '')} ${writes}</p>
${rows.length > 0 ? `<table><tr><th>Parameter</th><th>In</th><th>Type</th><th></th></tr>${rows.join('')}</table>` : ''}
<details><summary>Reply</summary><pre>${html(shape(reply, 0))}</pre></details>
</section>`;
}

function parameterRow(
  name: string,
  place: string,
  required: boolean,
  schema: JsonSchema | undefined,
  type: string,
): string {
  const limits = [
    schema?.default === undefined ? '' : `default ${JSON.stringify(schema.default)}`,
    schema?.minimum === undefined ? '' : `at least ${schema.minimum}`,
    schema?.maximum === undefined || schema.maximum > 1e9 ? '' : `at most ${schema.maximum}`,
    schema?.maxLength === undefined ? '' : `at most ${schema.maxLength} characters`,
    required ? 'required' : '',
  ].filter(Boolean);
  return `<tr><td><code>${html(name)}</code></td><td>${place}</td><td>${html(type)}</td><td>${html(limits.join(', '))}</td></tr>`;
}

/** A schema as a reader would write it down. */
function shapeOf(document: Document, schema: JsonSchema | undefined, depth: number): string {
  const shape = (part: JsonSchema | undefined, at: number) => shapeOf(document, part, at);
  if (!schema) return '';
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return depth > 0 ? name : shape(document.components.schemas[name], depth);
  }
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.anyOf) return schema.anyOf.map((part) => shape(part, depth)).join(' | ');
  if (schema.type === 'array') return `[${shape(schema.items, depth)}]`;
  if (!schema.properties) return [schema.type ?? 'any'].flat().join(' | ');
  if (depth > 2) return '{ … }';
  const indent = '  '.repeat(depth + 1);
  const lines = Object.entries(schema.properties).map(
    ([name, part]) => `${indent}${name}: ${shape(part, depth + 1)}`,
  );
  return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
}

function html(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
