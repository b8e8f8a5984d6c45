/** What a route is: enough to serve it, to check it and to document it. */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { AccessRole } from '../../../model/schemas/tokens.ts';
import type { Config } from '../../config.ts';
import type { ImportJobs } from '../../imports/jobs.ts';
import type { Store } from '../../store/store.ts';
import type { Stopping } from '../operations/stopping.ts';
import type { RightsConfig, Visitor } from '../rights.ts';

/** The open store, in which questions are asked, and the settings. */
export interface RouteContext extends Store {
  config: Pick<Config, 'queryTimeoutMs' | 'queryMaxRows'> &
    Partial<
      Pick<
        Config,
        | 'mcp'
        | 'trustProxy'
        | 'metricsToken'
        | 'contact'
        | 'secretKey'
        | 'codingModel'
        | 'dataDir'
        | 'reports'
        | 'webhooksPrivate'
      >
    > &
    RightsConfig;
  imports: ImportJobs;
  stopping: Stopping;
}

export interface Handling<Input> {
  context: RouteContext;
  input: Input;
  request: Request;
  response: Response;
  /** Who asks. */
  visitor: Visitor;
}

export interface RouteDefinition {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As Express writes it: `/nodes/:id`. */
  path: string;
  summary: string;
  description?: string;
  /** Checks path parameters, query string and body together, in this order of precedence. */
  input: z.ZodType;
  reply: z.ZodType;
  /** Media types of its reply, JSON alone unless said; texts other than JSON have no schema. */
  sends?: readonly string[];
  /**
   * For a reply that its address and the graph alone tell, whoever asks: it is cached until a write. `counted`
   * from what the server keeps of the graph anyway, or `read` from the store.
   */
  ofGraph?: 'counted' | 'read';
  /** Whether it runs a reader's Cypher, which has limits of its own. */
  cypher?: boolean;
  /** Whether it changes what the store holds: only those who may write are let through. */
  writes?: boolean;
  /** The role that it takes, `editor` where it writes and `reader` where not, unless said. */
  needs?: AccessRole;
  /** Whether it looks at the study of a token itself; other writes take no token of one study. */
  ofStudy?: boolean;
  /** Answers whatever token was sent: it tells what is wrong with it. */
  anyToken?: boolean;
  /** Whether it can answer 201, because it made something. */
  makes?: boolean;
  /** Whether its body is a form with files, which the handler reads; it answers 202. */
  uploads?: boolean;
  /** The media type of a body that is no JSON: the handler reads it. Its input is in the address. */
  takes?: string;
  /** Bytes of JSON that its body may have, 1 MB unless said. */
  bodyBytes?: number;
  /** The reply's body, or `undefined` when the handler has sent it itself. */
  handle(handling: Handling<unknown>): Promise<unknown>;
}

/** The role that a route takes. */
export function roleFor({ needs, writes }: Pick<RouteDefinition, 'needs' | 'writes'>): AccessRole {
  return needs ?? (writes ? 'editor' : 'reader');
}

/** A route whose handler gets what its input schema makes of the request. */
export function route<Input extends z.ZodType>(
  definition: Omit<RouteDefinition, 'handle' | 'input'> & {
    input: Input;
    handle(handling: Handling<z.output<Input>>): Promise<unknown>;
  },
): RouteDefinition {
  return definition;
}
