/** Neo4j's published Java artifacts, resolved by Maven into a cache of the user's. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { StartError } from '../../../errors.ts';

/** The long-term support line that the explorer is tested with. */
export const neo4jVersion = '5.26.30';
const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
const resolveTimeoutMs = 15 * 60_000;

/** The folder with every jar; fetched when it is not there. Throws `StartError` without Maven. */
export async function neo4jJars(log: (line: string) => void): Promise<string> {
  const folder = join(cacheFolder(), `neo4j-${neo4jVersion}`);
  const jars = join(folder, 'lib');
  if (existsSync(jars)) return jars;
  log(`Fetching Neo4j ${neo4jVersion} with Maven, once (about 150 MB).`);
  const part = `${folder}.part-${process.pid}`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  await writeFile(join(part, 'pom.xml'), pom);
  await run('mvn', ['-q', '-B', plugin, '-DincludeScope=runtime', '-DoutputDirectory=lib'], part);
  await rm(folder, { recursive: true, force: true });
  await rename(part, folder).catch((error) => {
    if (!existsSync(jars)) throw error;
  });
  return jars;
}

/** Where what tests and a local Neo4j need is kept, outside the repository. */
export function cacheFolder(): string {
  const { STANCEGRAPH_CACHE, XDG_CACHE_HOME } = process.env;
  return STANCEGRAPH_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'stancegraph');
}

function run(command: string, args: string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, timeout: resolveTimeoutMs }, (error, stdout) => {
      if (!error) resolve();
      else if (error.code === 'ENOENT') {
        reject(
          new StartError(
            'Maven (mvn) is not installed. Install it with Java 17 or 21, or use Docker.',
          ),
        );
      } else {
        const line = stdout.split('\n').find((text) => text.includes('ERROR')) ?? error.message;
        reject(new StartError(`Maven could not fetch Neo4j ${neo4jVersion}: ${line.trim()}`));
      }
    });
  });
}

/** The server, and the artifact that holds its entry point. */
const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>stancegraph</groupId>
  <artifactId>local-neo4j</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.neo4j.app</groupId>
      <artifactId>neo4j-server</artifactId>
      <version>${neo4jVersion}</version>
    </dependency>
    <dependency>
      <groupId>org.neo4j</groupId>
      <artifactId>neo4j</artifactId>
      <version>${neo4jVersion}</version>
    </dependency>
  </dependencies>
</project>
`;
