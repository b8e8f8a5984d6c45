/** Files of other programs as texts to be coded: what is read, and what is said of those that cannot be. */
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { explorerForTests, pageTitle } from '../setup/browser.ts';

const quotation = '“We will ask Brussels for an opt-out again — soon,” Faber said.';
const second = 'Geert Wilders said that the pact is a very bad deal.';

/** A Word document with these paragraphs, one of them in two runs, and a picture that is not there. */
function docx(paragraphs: readonly string[]): Buffer {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const body = paragraphs
    .map((text) => `<w:p>${run(text.slice(0, 9))}${run(text.slice(9))}</w:p>`)
    .join('');
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const rels = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `<Relationships xmlns="${rels}"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
      'word/document.xml': strToU8(
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ),
    }),
  );
}

/** Half an hour after midnight where it was sent, the day before in London; Latin letters in quoted-printable. */
const mail = [
  'From: =?utf-8?Q?De_Havenbode_=E2=80=93_news?= <news@example.org>',
  'Subject: =?iso-8859-1?Q?Faber_=FCber_Br=FCssel?=',
  'Date: Tue, 08 Oct 2024 00:30:00 +0200',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '=E2=80=9CWe will ask Brussels for an opt-out again =E2=80=94 soon,=E2=80=9D =',
  'Faber said.',
  second,
  '--b',
  'Content-Type: image/png; name="a.png"',
  'Content-Transfer-Encoding: base64',
  'Content-Disposition: attachment; filename="a.png"',
  '',
  'iVBORw0KGgo=',
  '--b--',
  '',
].join('\r\n');

describe('files of other programs', () => {
  const served = explorerForTests();
  let pdf: Buffer;
  let scanned: Buffer;
  beforeAll(async () => {
    const page = await served.browser.newPage();
    await page.setContent(`<h1>Faber asks again</h1><p>${quotation}</p><p>${second}</p>`);
    pdf = await page.pdf();
    await page.setContent('<svg width="300" height="300"><rect width="300" height="300"/></svg>');
    scanned = await page.pdf();
    await page.close();
  });

  const choose = (page: Page, name: string, buffer: Buffer) =>
    page
      .getByLabel('Choose files')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  const text = (page: Page) => page.getByLabel('The text', { exact: true });

  test('a Word document, a PDF and a mail give their words, a paragraph a line', async () => {
    const page = await served.show('/coding');
    await pageTitle(page).waitFor();
    await choose(page, 'faber.docx', docx([quotation, second]));
    await expect.poll(() => text(page).inputValue()).toBe(`${quotation}\n${second}`);
    await choose(page, 'faber.pdf', pdf);
    await expect
      .poll(() => text(page).inputValue())
      .toBe(`Faber asks again\n${quotation}\n${second}`);
    await choose(page, 'faber.eml', Buffer.from(mail));
    await expect.poll(() => text(page).inputValue()).toBe(`${quotation}\n${second}`);
    expect(await page.getByLabel('Title').inputValue()).toBe('Faber über Brüssel');
    expect(await page.getByRole('textbox', { name: 'Date' }).inputValue()).toBe('2024-10-08');
    expect(await page.getByLabel('Publisher', { exact: true }).inputValue()).toBe(
      'De Havenbode – news',
    );
    await page.getByText('Left out: 1 attachment').waitFor();
  });

  test('a file that cannot be read says why and what to do, and the text that stood there stays', async () => {
    const page = await served.show('/coding');
    await pageTitle(page).waitFor();
    await text(page).fill(quotation);
    const bomb = docx([second]);
    // Its directory says that a file unpacks to 3 GB.
    bomb.writeUInt32LE(3_000_000_000, bomb.lastIndexOf('PK\u0001\u0002') + 24);
    const cut = docx([second]).subarray(0, 300);
    const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]);
    for (const [name, buffer, why] of [
      ['cut.docx', cut, 'cut.docx cannot be read: it is damaged.'],
      ['words.docx', Buffer.from('only words'), 'words.docx is no Word document.'],
      ['old.docx', old, 'old.docx is protected by a password, or was saved by an old Word.'],
      ['bomb.docx', bomb, 'bomb.docx unpacks to 2861 MB, which is no text.'],
      ['cut.pdf', pdf.subarray(0, 400), 'cut.pdf is no PDF that can be read.'],
      ['words.pdf', Buffer.from('only words'), 'words.pdf is no PDF that can be read.'],
      ['scan.pdf', scanned, 'scan.pdf holds pictures of its pages and hardly any text'],
      ['noise.eml', Buffer.from([0, 1, 2, 250, 251, 10, 13]), 'noise.eml is no mail'],
      ['empty.eml', Buffer.from('Subject: Nothing\r\n\r\n'), 'empty.eml has no text.'],
      ['photo.jpg', Buffer.from([255, 216]), 'photo.jpg is not read here'],
    ] as const) {
      await choose(page, name, buffer);
      await page.getByRole('alert').filter({ hasText: why }).waitFor();
      expect(await text(page).inputValue()).toBe(quotation);
    }
  });
});
