/** Constraints and indexes in a Neo4j that may be somebody else's: what cannot be made is done without. */
import { textIndexOf } from '../../../model/vocabulary/index.ts';
import { textLabels } from '../../../model/vocabulary/labels.ts';
import { cypher, cypherNames, cypherWith } from '../cypher-files.ts';

type Write = (text: string) => Promise<unknown>;
type Read = <Row>(text: string, params?: Record<string, unknown>) => Promise<Row[]>;

/** Makes them; gives a sentence for each that could not be made. */
export async function prepareSchema(write: Write, read: Read): Promise<string[]> {
  const without: string[] = [];
  const attempt = async (text: string, otherwise: string) => {
    try {
      await write(text);
    } catch (error) {
      const { code = '', message = '' } = error as { code?: string; message?: string };
      // Somebody's own index or constraint on the same property serves as well.
      if (/Schema\.(Index|Constraint)AlreadyExists/.test(code)) return;
      if (!/Neo\.(Client|Database)Error\.(Schema|Security|Statement|Database)\./.test(code)) {
        throw error;
      }
      const reason = message.split('\n')[0]?.slice(0, 200) ?? code;
      without.push(`${otherwise}: ${reason}`);
    }
  };
  const former = await read<{ name: string }>(cypher('neo4j/former-constraints')).catch(() => []);
  for (const { name } of former)
    await attempt(
      cypher(`former/${name.replaceAll('_', '-')}`),
      `The constraint ${name} of an earlier version stays, and may refuse nodes of others`,
    );
  for (const name of cypherNames('schema')) {
    await attempt(cypher(`schema/${name}`), `Without ${name}, ${effectOfMissing(name)}`);
  }
  for (const label of textLabels) {
    const index = textIndexOf(label);
    const text = cypherWith('neo4j/text-index', { index, label });
    await attempt(text, `Without ${index}, the words of ${label} nodes cannot be searched`);
  }
  // Who may not wait for indexes is answered without them.
  await read(cypher('neo4j/await-indexes'), { seconds: 60 }).catch(() => {});
  return without;
}

const effectOfMissing = (name: string) =>
  name === 'entity-id'
    ? 'looking up nodes by id is slow'
    : 'two servers may write the same record twice';

/** The full-text index over the folded words of a label, whatever it is called; none when it is not there. */
export async function textIndexIn(read: Read, label: string): Promise<string | undefined> {
  const rows = await read<{ name: string }>(cypher('neo4j/text-indexes'), { label });
  return rows[0]?.name;
}
