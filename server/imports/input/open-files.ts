/** What somebody names or sends: files, folders, archives or the standard input, as files on disk. */
import { createWriteStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StancegraphError } from '../../errors.ts';
import type { ImportFile, SniffedFile } from '../formats/format.ts';
import { unzip, zipNames } from './unzip.ts';

const headBytes = 64 * 1024;
const mostFiles = 100_000;

/** Opens what is named on a command line; `folder` is for what has to be unpacked. Throws `bad-input`. */
export async function openPaths(paths: readonly string[], folder: string): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  for (const path of paths) {
    if (path === '-') {
      const target = join(folder, 'stdin');
      await pipeline(process.stdin, createWriteStream(target));
      files.push({ name: 'stdin', path: target, size: (await stat(target)).size });
      continue;
    }
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new StancegraphError('bad-input', `There is no file or folder ${path}.`);
    if (found.isDirectory()) await walk(path, '', files);
    else files.push({ name: basename(path), path, size: found.size });
  }
  return openArchives(files, folder);
}

/** Files with those in archives among them; archives that are documents of their own stay whole. */
export async function openArchives(
  files: readonly ImportFile[],
  folder: string,
): Promise<ImportFile[]> {
  const opened: ImportFile[] = [];
  for (const file of files) {
    const isZip = (await headOf(file)).subarray(0, 4).equals(Buffer.from('PK\x03\x04'));
    if (!isZip || (await isDocument(file))) opened.push(file);
    else opened.push(...(await unzip(file.path, file.name, folder)));
  }
  if (opened.length === 0) {
    throw new StancegraphError('bad-input', 'No file was given.');
  }
  if (opened.every(({ size }) => size === 0)) {
    const names = opened.map(({ name }) => name).join(', ');
    throw new StancegraphError('bad-input', `${names} is empty: nothing can be imported from it.`);
  }
  return withoutRoot(opened);
}

async function isDocument({ name, path }: ImportFile): Promise<boolean> {
  if (/\.(xlsx|qdpx|ods|docx)$/i.test(name)) return true;
  if (/\.zip$/i.test(name)) return false;
  const names = await zipNames(path, name);
  return names.some((one) => one === '[Content_Types].xml' || one === 'project.qde');
}

async function walk(root: string, under: string, files: ImportFile[]): Promise<void> {
  const entries = await readdir(join(root, under), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const name = under === '' ? entry.name : `${under}/${entry.name}`;
    const path = join(root, name);
    if (entry.isDirectory()) await walk(root, name, files);
    // Links are not followed: they may lead anywhere.
    else if (entry.isFile()) files.push({ name, path, size: (await stat(path)).size });
    if (files.length > mostFiles) {
      throw new StancegraphError('bad-input', `${root} has more than ${mostFiles} files.`);
    }
  }
}

/** Without the one folder that an archive has everything in. */
function withoutRoot(files: ImportFile[]): ImportFile[] {
  const [first] = files;
  const root = first?.name.includes('/') ? first.name.slice(0, first.name.indexOf('/') + 1) : '';
  if (root === '' || !files.every(({ name }) => name.startsWith(root))) return files;
  return files.map((file) => ({ ...file, name: file.name.slice(root.length) }));
}

async function headOf({ path }: ImportFile): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

export async function sniffed(files: readonly ImportFile[]): Promise<SniffedFile[]> {
  const heads: SniffedFile[] = [];
  for (const file of files) heads.push({ ...file, head: await headOf(file) });
  return heads;
}
