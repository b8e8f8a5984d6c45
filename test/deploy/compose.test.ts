/** The deployment files: what a person with Docker relies on, read without Docker. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../server/config.ts';

interface Service {
  image?: string;
  environment: Record<string, string | number>;
  ports?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  restart?: string;
  read_only?: boolean;
  cap_drop?: string[];
}

const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const text = read('docker-compose.yml');
const services: Record<'neo4j' | 'server', Service> = parse(text).services;
const example = read('.env.example');
const documented = new Set([...example.matchAll(/^(?:# )?([A-Z][A-Z0-9_]*)=/gm)].map((m) => m[1]));
const dockerfile = read('Dockerfile');

describe('docker-compose.yml', () => {
  it('runs the server on a Neo4j of the long-term line, and waits for it', () => {
    expect(Object.keys(services).sort()).toEqual(['neo4j', 'server']);
    expect(services.neo4j.image).toBe('neo4j:5.26-community');
    expect(services.server.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
  });

  it('checks the health of both and restarts them', () => {
    expect(services.neo4j.healthcheck?.test.join(' ')).toContain('cypher-shell');
    expect(services.server.healthcheck?.test.join(' ')).toContain('/api/health');
    for (const service of Object.values(services)) expect(service.restart).toBe('unless-stopped');
  });

  it('has no password of its own: it refuses to start without one', () => {
    const uses = [...text.matchAll(/\$\{NEO4J_PASSWORD(:?[?-])/g)];
    expect(uses.map((use) => use[1])).toEqual([':?', ':?']);
    expect(example).toMatch(/^NEO4J_PASSWORD=$/m);
  });

  it('gives Neo4j no variable that its image would take for an unknown setting', () => {
    const names = Object.keys(services.neo4j.environment);
    expect(names.filter((name) => !/^NEO4J_(AUTH$|(server|db|dbms)_)/.test(name))).toEqual([]);
  });

  it('publishes on the loopback address alone unless asked', () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(ports).toHaveLength(2);
    for (const port of ports) expect(port).toMatch(/^(127\.0\.0\.1:|\$\{PUBLISH:-127\.0\.0\.1:)/);
  });

  it('lets the server write nowhere and drops its capabilities', () => {
    expect(services.server.read_only).toBe(true);
    expect(services.server.cap_drop).toEqual(['ALL']);
  });

  it('uses variables that .env.example explains', () => {
    const used = [...text.matchAll(/(?<!\$)\$\{([A-Z0-9_]+)/g)].map((match) => match[1]);
    const names = [...used, ...Object.keys(services.server.environment)];
    expect(names.filter((name) => !documented.has(name))).toEqual([]);
  });

  it('gives the server settings that it accepts', () => {
    const filled = Object.entries(services.server.environment).map(([name, value]) => [
      name,
      String(value).replace(/\$\{\w+:([?-])([^}]*)\}/g, (_use, kind, rest) =>
        kind === '?' ? 'a-password' : rest,
      ),
    ]);
    expect(readConfig(Object.fromEntries(filled))).toMatchObject({
      host: '0.0.0.0',
      port: 4800,
      neo4j: { uri: 'bolt://neo4j:7687', password: 'a-password' },
      editorToken: undefined,
      seed: true,
    });
  });
});

describe('.env.example', () => {
  it('explains every setting of the server', () => {
    const settings = [...read('server/config.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)];
    expect(settings.length).toBeGreaterThan(10);
    expect(settings.map((match) => match[1]).filter((name) => !documented.has(name))).toEqual([]);
  });

  it('names the defaults that the server has', () => {
    const shown = [...example.matchAll(/^# ([A-Z][A-Z0-9_]*)=(.+)$/gm)].map((m) => [m[1], m[2]]);
    expect(readConfig(Object.fromEntries(shown))).toEqual(readConfig({}));
  });
});

describe('Dockerfile', () => {
  it('stands on Debian, which the embedded store needs', () => {
    expect(dockerfile).toMatch(/^ARG BASE=node:\d+-bookworm-slim$/m);
    for (const [, base] of dockerfile.matchAll(/^FROM (\S+)/gm)) expect(base).toBe('${BASE}');
  });

  it('runs as an unprivileged user', () => {
    const users = [...dockerfile.matchAll(/^USER (\S+)/gm)].map((match) => match[1]);
    expect(users.at(-1)).toBe('node');
  });

  it('copies only what the packages and the ignore list leave in', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const [, sources = ''] of dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)) {
      for (const source of sources.split(' ')) expect(ignored).not.toContain(source);
    }
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.git', 'node_modules']));
  });
});
