/**
 * What Neo4j answered, kept as digests in a file: planning thousands of queries takes it minutes, and
 * over the same graph a release answers the same. A file of another graph or release keeps nothing.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readDossier } from '../../server/imports/formats/dossier/read.ts';

export interface KeptAnswers {
  /** Whether the answers are of this graph and, where one is there, of this Neo4j. */
  readonly isOfNow: boolean;
  /** The digest of Neo4j's answer to a question; nothing for one that it was not asked. */
  answerTo(question: unknown): string | undefined;
  /** Writes the file anew. */
  keep(answers: Iterable<readonly [question: unknown, answer: unknown]>): void;
}

const letters = 16;

export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, letters);
}

/** `release` is that of the Neo4j which is there; none where there is none. */
export async function keptAnswers(
  file: string,
  dossiers: readonly string[],
  release: string | undefined,
): Promise<KeptAnswers> {
  const graph = digestOf(await Promise.all(dossiers.map((dossier) => readDossier(dossier))));
  const kept: { neo4j: string; graph: string; answers: Record<string, string> } = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { neo4j: '', graph: '', answers: {} };
  const isOfNow = kept.graph === graph && (release === undefined || kept.neo4j === release);
  return {
    isOfNow,
    answerTo: (question) => (isOfNow ? kept.answers[digestOf(question)] : undefined),
    keep(answers) {
      const digests = [...answers].map(([question, answer]) => [
        digestOf(question),
        digestOf(answer),
      ]);
      const all = Object.fromEntries(digests.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
      writeFileSync(file, `${JSON.stringify({ neo4j: release, graph, answers: all }, null, 2)}\n`);
    },
  };
}
