/** The messages between the page and the language worker. */
import type { SymbolsInfo } from '@neo4j-cypher/language-support';
import type { SchemaReply } from '../../../../model/schemas/api.ts';

/** Names that the editor can offer and check. */
export interface EditorNames {
  labels: string[];
  relationshipTypes: string[];
  propertyKeys: string[];
  /** Property keys by label or type. */
  propertiesOf: Record<string, string[]>;
  /** Functions and procedures that the store does not have, and that are not offered. */
  lacking: readonly string[];
  /** Which labels a type joins. */
  ends: { relType: string; from: string; to: string }[];
}

export type GraphSchema = Pick<SchemaReply, 'labels' | 'relationshipTypes'>;

export interface Completed {
  label: string;
  kind: 'keyword' | 'function' | 'procedure' | 'label' | 'type' | 'property' | 'variable' | 'other';
  insert: string;
  detail?: string;
  info?: string;
}

export interface Finding {
  from: number;
  to: number;
  severity: 'error' | 'warning';
  message: string;
}

interface Linted {
  findings: Finding[];
  /** The variables of this text and what they hold: for the other worker's answers. */
  symbols: SymbolsInfo;
}

export interface Signature {
  name: string;
  arguments: string[];
  /** The argument that is being written. */
  active: number;
  documentation: string;
}

/** Every question to the worker, with its answer. */
export interface Questions {
  complete: { ask: { text: string; at: number; manual: boolean }; answer: Completed[] };
  lint: { ask: { text: string; parameters: string[] }; answer: Linted };
  signature: { ask: { text: string; at: number }; answer: Signature | null };
  hover: { ask: { text: string; at: number }; answer: string | null };
  format: { ask: { text: string; at: number }; answer: { text: string; at: number } };
}
export type Question = keyof Questions;

export type Request =
  | { names: EditorNames }
  | { symbols: SymbolsInfo }
  | { [Name in Question]: { id: number; name: Name; ask: Questions[Name]['ask'] } }[Question];
export type WorkerReply = { id: number; answer: unknown } | { id: number; failed: string };
