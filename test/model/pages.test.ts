/** The list of pages: every address finds its page, and nothing else does. */
import { expect, test } from 'vitest';
import { folderOf, isFramed, type PageName, pageAt, pageNames, pages } from '../../model/pages.ts';
import { labelNames } from '../../model/vocabulary/labels.ts';

const found: [string, PageName | undefined][] = [
  ['/', 'graph'],
  ['/table', 'table'],
  ['/table/', 'table'],
  ['/tables', undefined],
  ['/table/more', undefined],
  ['/queries', 'queries'],
  ['/queries/who-answered-whom', 'query'],
  ['/embed/queries/who-answered-whom', 'embeddedQuery'],
  ['/scenes/new', 'newStory'],
  ['/scenes/abc', 'scene'],
  ['/scenes/abc/edit', 'editStory'],
  ['/coding', 'coding'],
  ['/coding/abc', 'workbench'],
  ['/coding/agreement', 'codingAgreement'],
  ['/coding/texts/abc', 'sharedText'],
  ['/codebooks/abc', 'codebook'],
  ['/reports', 'reports'],
  ['/verify', 'verify'],
  ['/actors/geert-wilders', 'Actor'],
  ['/parties/party:vvd', 'Party'],
  ['/institutions/netherlands', 'Institution'],
  ['/agreements/pact', 'Agreement'],
  ['/statements/statement:x', 'Statement'],
  ['/sources/source:x', 'Source'],
  ['/actors', undefined],
  ['/api/health', undefined],
];
test.each(found)('%s is the page %s', (path, name) => {
  expect(pageAt(path)).toBe(name);
});

test('every page of the list is found by an address made from its path', () => {
  for (const name of pageNames) {
    expect(pageAt(pages[name].path.replaceAll(/\$[a-z]+/gi, 'x'))).toBe(name);
  }
});

test('every label has a page under its plural', () => {
  expect(labelNames.map((label) => pageAt(`/${folderOf(label)}/x`))).toEqual(labelNames);
});

test('only the view for frames may be framed', () => {
  expect(isFramed('/embed/queries/x')).toBe(true);
  expect(isFramed('/embed/queries/x/y')).toBe(false);
  expect(isFramed('/queries/x')).toBe(false);
});
