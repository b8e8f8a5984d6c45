/** Excel files, as small as a program would read them. */
import { zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const xml = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);

/** The rows as texts, of at most eight columns. */
export function workbook(rows: string[][]): Uint8Array {
  return workbookOf({ Sheet1: rows });
}

/** Sheets by their names: rows, or a chart that has none. */
export function workbookOf(sheets: Record<string, string[][] | 'chart'>): Uint8Array {
  const parts = Object.entries(sheets).map(([name, rows], at) => {
    const kind = rows === 'chart' ? 'chartsheet' : 'worksheet';
    const path = `${kind}s/sheet${at + 1}.xml`;
    const content = rows === 'chart' ? `<chartsheet xmlns="${main}"/>` : sheetOf(rows);
    return { name, kind, path, content, id: `r${at + 1}`, number: at + 1 };
  });
  const listed = parts.map(
    ({ name, number, id }) => `<sheet name="${name}" sheetId="${number}" r:id="${id}"/>`,
  );
  const related = parts.map(
    ({ id, kind, path }) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${path}"/>`,
  );
  return zipSync({
    '[Content_Types].xml': xml(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${relations}">${related.join('')}</Relationships>`,
    ),
    ...Object.fromEntries(parts.map(({ path, content }) => [`xl/${path}`, xml(content)])),
  });
}

function sheetOf(rows: string[][]): string {
  const cell = (text: string, place: string) =>
    `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const data = rows
    .map((row, line) => {
      const cells = row.map((text, at) => cell(text, `${'ABCDEFGH'[at]}${line + 1}`)).join('');
      return `<row r="${line + 1}">${cells}</row>`;
    })
    .join('');
  return `<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`;
}
