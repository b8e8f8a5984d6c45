/** Constraints and indexes in a Neo4j that may be somebody else's: what cannot be made is done without. */
import { cypher, cypherNames } from '../cypher-files.ts';

type Write = (text: string) => Promise<unknown>;
type Read = <Row>(text: string, params?: Record<string, unknown>) => Promise<Row[]>;

const made = new Map([
  ['neo4j/statement-texts', 'the words of statements cannot be searched'],
  ['neo4j/source-texts', 'the titles of sources cannot be searched'],
  ['schema/entity-id', 'looking up nodes by id is slow'],
]);

/** Makes them; gives a sentence for each that could not be made. */
export async function prepareSchema(write: Write, read: Read): Promise<string[]> {
  const without: string[] = [];
  const attempt = async (file: string) => {
    try {
      await write(cypher(file));
    } catch (error) {
      const { code = '', message = '' } = error as { code?: string; message?: string };
      // Somebody's own index or constraint on the same property serves as well.
      if (/Schema\.(Index|Constraint)AlreadyExists/.test(code)) return;
      if (!/Neo\.(Client|Database)Error\.(Schema|Security|Statement|Database)\./.test(code)) {
        throw error;
      }
      const reason = message.split('\n')[0]?.slice(0, 200) ?? code;
      without.push(
        `Without ${file}, ${made.get(file) ?? 'two servers may write the same record twice'}: ${reason}`,
      );
    }
  };
  const former = await read<{ name: string }>(cypher('neo4j/former-constraints')).catch(() => []);
  for (const { name } of former) await attempt(`former/${name.replaceAll('_', '-')}`);
  for (const name of cypherNames('schema')) await attempt(`schema/${name}`);
  await attempt('neo4j/statement-texts');
  await attempt('neo4j/source-texts');
  // Who may not wait for indexes is answered without them.
  await read(cypher('neo4j/await-indexes'), { seconds: 60 }).catch(() => {});
  return without;
}

/** The full-text index over the folded words of a label, whatever it is called; none when it is not there. */
export async function textIndexOf(read: Read, label: string): Promise<string | undefined> {
  const rows = await read<{ name: string }>(cypher('neo4j/text-indexes'), { label });
  return rows[0]?.name;
}
