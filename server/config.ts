/** Settings from the environment: read once, validated, with a clear message when wrong. */
import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type AccessRole, accessRoles } from '../model/schemas/tokens.ts';
import { StartError } from './errors.ts';

const number = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);
const empty = (value: unknown) => (value === '' ? undefined : value);

const environment = z.object({
  HOST: z.preprocess(empty, z.string().default('127.0.0.1')),
  PORT: z.preprocess(empty, number(4800, 0, 65_535)),
  DATA_DIR: z.preprocess(empty, z.string().optional()),
  NEO4J_URI: z.preprocess(
    empty,
    z
      .string()
      .regex(/^(neo4j|bolt)(\+s|\+ssc)?:\/\/.+/, 'must start with neo4j:// or bolt:// (or +s)')
      .optional(),
  ),
  NEO4J_USERNAME: z.preprocess(empty, z.string().default('neo4j')),
  NEO4J_PASSWORD: z.preprocess(empty, z.string().optional()),
  NEO4J_DATABASE: z.preprocess(empty, z.string().optional()),
  EDITOR_TOKEN: z.preprocess(
    empty,
    z
      .string()
      .min(16, 'must have at least 16 characters')
      .regex(/^[\x21-\x7e]+$/, 'must be letters, digits and signs without spaces')
      .optional(),
  ),
  QUERY_TIMEOUT_MS: z.preprocess(empty, number(10_000, 100, 600_000)),
  QUERY_MAX_ROWS: z.preprocess(empty, number(10_000, 1, 1_000_000)),
  LOG_LEVEL: z.preprocess(
    empty,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  ),
  SEED: z.preprocess(empty, z.enum(['none']).optional()),
  READ_ONLY: z.preprocess(empty, z.enum(['0', '1']).optional()),
  TRUST_PROXY: z.preprocess(
    empty,
    z
      .string()
      .refine(
        (text) => text.split(/[\s,]+/).every(isAddressOrRange),
        'must be addresses or ranges, such as 10.0.0.2 or 10.0.0.0/8, or loopback, linklocal, uniquelocal',
      )
      .optional(),
  ),
  USER_HEADER: z.preprocess(
    empty,
    z
      .string()
      .regex(/^[\w-]+$/, 'must be the name of a header')
      .optional(),
  ),
  USER_ROLE: z.preprocess(empty, z.enum(accessRoles).default('editor')),
  MCP: z.preprocess(empty, z.enum(['on', 'off']).default('on')),
  CODING_LLM_URL: z.preprocess(empty, z.url({ protocol: /^https?$/ }).optional()),
  CODING_LLM_MODEL: z.preprocess(empty, z.string().max(200).optional()),
  CODING_LLM_KEY: z.preprocess(
    empty,
    z
      .string()
      .regex(/^[\x21-\x7e]+$/, 'must be letters, digits and signs without spaces')
      .optional(),
  ),
  REPORTS: z.preprocess(empty, z.enum(['off', 'open']).default('off')),
  METRICS_TOKEN: z.preprocess(
    empty,
    z
      .string()
      .min(16, 'must have at least 16 characters')
      .regex(/^[\x21-\x7e]+$/, 'must be letters, digits and signs without spaces')
      .optional(),
  ),
  SECRET_KEY: z.preprocess(
    empty,
    z.string().min(16, 'must have at least 16 characters').optional(),
  ),
  WEBHOOKS_PRIVATE: z.preprocess(empty, z.enum(['0', '1']).optional()),
  CONTACT: z.preprocess(
    empty,
    z
      .string()
      .max(200)
      .regex(/^(https:\/\/|mailto:)\S+$/, 'must begin with https:// or mailto:')
      .optional(),
  ),
});

function isAddressOrRange(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', length, ...more] = text.split('/');
  const bits = { 4: 32, 6: 128 }[isIP(address)];
  const isLength =
    length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (bits ?? 0));
  return bits !== undefined && isLength && more.length === 0;
}

export interface Config {
  host: string;
  port: number;
  dataDir: string;
  neo4j?: { uri: string; username: string; password: string; database: string | undefined };
  editorToken: string | undefined;
  queryTimeoutMs: number;
  queryMaxRows: number;
  logLevel: string;
  seed: boolean;
  /** Nothing is written into the store: no record, no migration, no constraint and no index. */
  readOnly: boolean;
  /** Addresses of reverse proxies, as Express takes them; their headers count. */
  trustProxy: string | undefined;
  /** The header in which such a proxy names the user, and the role that a named user has. */
  userHeader: string | undefined;
  userRole: AccessRole;
  /** Whether /mcp answers. */
  mcp: boolean;
  /** A language model that coders may ask; none unless address and model are set. */
  codingModel?: ModelConfig | undefined;
  /** Whether readers may report errors. */
  reports: 'off' | 'open';
  /** Who may read /metrics, as a bearer token; without it this machine alone. */
  metricsToken: string | undefined;
  /** What encrypts reports, blind codings and secrets of webhooks in the store; without it a key in the data folder does. */
  secretKey: string | undefined;
  /** Whether webhooks may lead to addresses of private nets. */
  webhooksPrivate: boolean;
  /** Where problems of security and privacy are told to: an address of mail or the web. */
  contact: string | undefined;
}

/** A language model behind an OpenAI-compatible address. */
export interface ModelConfig {
  url: string;
  model: string;
  key: string | undefined;
  timeoutMs: number;
}

const modelTimeoutMs = 60_000;

/** Throws `StartError` naming every variable that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new StartError(`The environment is invalid: ${lines.join('; ')}`);
  }
  const values = parsed.data;
  if (values.NEO4J_URI && !values.NEO4J_PASSWORD) {
    throw new StartError('NEO4J_URI is set but NEO4J_PASSWORD is not: set both, or neither.');
  }
  const { CODING_LLM_URL: url, CODING_LLM_MODEL: model } = values;
  if ((url === undefined) !== (model === undefined)) {
    throw new StartError(
      'CODING_LLM_URL and CODING_LLM_MODEL belong together: set both, or neither.',
    );
  }
  return {
    host: values.HOST,
    port: values.PORT,
    dataDir: values.DATA_DIR ?? defaultDataDir(env),
    ...(values.NEO4J_URI && values.NEO4J_PASSWORD
      ? {
          neo4j: {
            uri: values.NEO4J_URI,
            username: values.NEO4J_USERNAME,
            password: values.NEO4J_PASSWORD,
            database: values.NEO4J_DATABASE,
          },
        }
      : {}),
    editorToken: values.EDITOR_TOKEN,
    queryTimeoutMs: values.QUERY_TIMEOUT_MS,
    queryMaxRows: values.QUERY_MAX_ROWS,
    logLevel: values.LOG_LEVEL,
    seed: values.SEED !== 'none' && values.READ_ONLY !== '1',
    readOnly: values.READ_ONLY === '1',
    trustProxy: values.TRUST_PROXY,
    userHeader: values.USER_HEADER,
    userRole: values.USER_ROLE,
    mcp: values.MCP === 'on',
    codingModel:
      url && model
        ? { url, model, key: values.CODING_LLM_KEY, timeoutMs: modelTimeoutMs }
        : undefined,
    reports: values.REPORTS,
    metricsToken: values.METRICS_TOKEN,
    secretKey: values.SECRET_KEY,
    webhooksPrivate: values.WEBHOOKS_PRIVATE === '1',
    contact: values.CONTACT,
  };
}

/** Where the server of these settings answers on this machine: `http://127.0.0.1:4800`. */
export function serverAddress({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${name === '0.0.0.0' || name === '[::]' ? '127.0.0.1' : name}:${port}`;
}

/** The per-user data folder of the platform. */
function defaultDataDir(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'stancegraph');
  }
  if (process.platform === 'darwin') {
    return join(homedir(), 'Library', 'Application Support', 'stancegraph');
  }
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'stancegraph');
}
