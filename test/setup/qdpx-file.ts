/** A small REFI-QDA project, written as a program would whose line ends count as two. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { ImportFile } from '../../server/imports/formats/format.ts';
import { filesAt } from './import-reading.ts';

export const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
/** The third line begins after an emoji and two line ends. */
const text = '🌉 The bridge.\r\nAna: build it!\r\nBo: never.';

export const selection = (
  n: number,
  start: number,
  end: number,
  name: string,
  ...codes: number[]
) =>
  `<PlainTextSelection guid="${guid(n)}" name="${name}" startPosition="${start}" endPosition="${end}">${codes
    .map(
      (code) =>
        `<Coding guid="${guid(n * 100 + code)}" creatingUser="${guid(1)}"><CodeRef targetGUID="${guid(code)}"/></Coding>`,
    )
    .join('')}</PlainTextSelection>`;

const qde = `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Bridge" origin="Test">
  <Users><User guid="${guid(1)}" name="Cora"/></Users>
  <CodeBook><Codes>
    <Code guid="${guid(10)}" name="Infrastructure" isCodable="true">
      <Code guid="${guid(11)}" name="Build the bridge" isCodable="true"><Description>Over the Ister</Description></Code>
    </Code>
    <Code guid="${guid(20)}" name="Speakers" isCodable="false"><Code guid="${guid(21)}" name="Ana Révész" isCodable="true"/></Code>
    <Code guid="${guid(30)}" name="Stance" isCodable="false"><Code guid="${guid(31)}" name="support" isCodable="true"/></Code>
  </Codes></CodeBook>
  <Sources>
    <TextSource guid="${guid(40)}" name="Debate.docx" plainTextPath="internal://DEBATE.TXT">
      ${selection(50, 20, 29, 'build it!', 11, 21, 31)}
      ${selection(51, 20, 29, 'build it!', 10)}
      ${selection(52, 35, 41, 'never.', 11)}
      ${selection(53, 400, 500, 'beyond', 11)}
      ${selection(54, 0, 5, 'unmarked')}
    </TextSource>
    <TextSource guid="${guid(41)}" name="Lost.docx" plainTextPath="internal://lost.txt">
      ${selection(55, 3, 9, 'what he said', 11)}
    </TextSource>
    <PictureSource guid="${guid(42)}" name="bridge.jpg" path="internal://x.jpg"/>
  </Sources>
</Project>`;

/** The mapping under which its folders mean speakers and stances. */
export const qdpxMapping = { folders: { Speakers: 'speaker', Stance: 'stance' } };

interface WrittenFile {
  file: ImportFile;
  remove(): void;
}

export function qdpxFile(): WrittenFile {
  return qdpxOf({ 'Project.qde': qde, 'Sources/debate.txt': text });
}

/** A project of these sources, with the codes 10 and 11 and what follows the sources. */
export const projectOf = (sources: string, rest = '') =>
  `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Bridge"><CodeBook><Codes><Code guid="${guid(10)}" name="A" isCodable="true"/><Code guid="${guid(11)}" name="B" isCodable="true"/></Codes></CodeBook><Sources>${sources}</Sources>${rest}</Project>`;

/** An archive with these files, in this order. */
export function qdpxOf(files: Record<string, string | Uint8Array>): WrittenFile {
  const folder = mkdtempSync(join(tmpdir(), 'stancegraph-qdpx-test-'));
  const path = join(folder, 'bridge.qdpx');
  const bytes = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  writeFileSync(path, zipSync(Object.fromEntries(bytes)));
  const [file] = filesAt(path);
  if (!file) throw new Error('the file was not written');
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
