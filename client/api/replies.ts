/**
 * The schema of every reply, under the name that its question gives it. The types of replies derive
 * from it; the schemas themselves are loaded only where replies are checked.
 */
import { z } from 'zod';
import { health, schemaReply, searchReply, sessionReply } from '../../model/schemas/api.ts';
import { auditReply } from '../../model/schemas/audit.ts';
import {
  codebookReply,
  publishReply,
  similarReply,
  suggestReply,
} from '../../model/schemas/coding.ts';
import {
  deleteStatementReply,
  entityReply,
  historyReply,
  mergeReply,
  unmergeReply,
} from '../../model/schemas/corrections.ts';
import {
  webhookItem,
  webhookMade,
  webhooksReply,
  webhookTried,
} from '../../model/schemas/events.ts';
import { lossReportReply } from '../../model/schemas/exports.ts';
import {
  coverageReply,
  importReply,
  importsReply,
  pieceReply,
  uploadReply,
} from '../../model/schemas/imports.ts';
import { linkReply } from '../../model/schemas/links.ts';
import { evidenceReply, networksReply } from '../../model/schemas/networks.ts';
import {
  amongReply,
  commonReply,
  expandReply,
  neighboursReply,
  nodeReply,
  pathsReply,
} from '../../model/schemas/nodes.ts';
import { openingReply } from '../../model/schemas/opening.ts';
import { agreementListReply, agreementReply, profileReply } from '../../model/schemas/pages.ts';
import {
  changedSpeakersReply,
  changesReply,
  stancesReply,
  timelineReply,
} from '../../model/schemas/positions.ts';
import {
  cypherCheck,
  cypherReply,
  importQueriesReply,
  listedQuery,
  optionsReply,
  queriesReply,
  savedQuery,
} from '../../model/schemas/queries.ts';
import { verifyReply } from '../../model/schemas/quotes.ts';
import { reportItem, reportMade, reportsReply } from '../../model/schemas/reports.ts';
import { degreesReply, sceneReply, scenesReply } from '../../model/schemas/scenes.ts';
import { newTextReply, sourceTextsReply } from '../../model/schemas/source-texts.ts';
import {
  sourceReply,
  statementReply,
  statementsReply,
  workingSetReply,
} from '../../model/schemas/statements.ts';
import {
  agreementFiguresReply,
  codingReply,
  modelReply,
  textReply,
  textsReply,
} from '../../model/schemas/texts.ts';
import { tokenItem, tokenMade, tokensReply } from '../../model/schemas/tokens.ts';

export const replies = {
  agreement: agreementReply,
  agreementList: agreementListReply,
  among: amongReply,
  audit: auditReply,
  changedSpeakers: changedSpeakersReply,
  changes: changesReply,
  commonNeighbours: commonReply,
  coverage: coverageReply,
  cypherCheck,
  cypherSummary: cypherReply.shape.summary,
  decided: reportItem,
  degrees: degreesReply,
  deletedQuery: savedQuery,
  entity: entityReply,
  expansion: expandReply,
  codebook: codebookReply,
  codersAgreement: agreementFiguresReply,
  coding: codingReply,
  health,
  history: historyReply,
  import: importReply,
  importedQueries: importQueriesReply,
  imports: importsReply,
  link: linkReply,
  deleted: deleteStatementReply,
  lossReport: lossReportReply,
  modelSuggestions: modelReply,
  merged: mergeReply,
  neighbours: neighboursReply,
  networkEvidence: evidenceReply,
  networks: networksReply,
  newText: newTextReply,
  node: nodeReply,
  opening: openingReply,
  paths: pathsReply,
  piece: pieceReply,
  profile: profileReply,
  published: publishReply,
  queries: queriesReply,
  queryOptions: optionsReply,
  reported: reportMade,
  reports: reportsReply,
  savedQuery: listedQuery,
  scene: sceneReply,
  scenes: scenesReply,
  schema: schemaReply,
  search: searchReply,
  session: sessionReply,
  sharedText: textReply,
  sharedTexts: textsReply,
  similar: similarReply,
  source: sourceReply,
  sourceTexts: sourceTextsReply,
  stances: stancesReply,
  statement: statementReply,
  statements: statementsReply,
  suggestions: suggestReply,
  timeline: timelineReply,
  token: tokenItem,
  tokenMade,
  tokens: tokensReply,
  unmerged: unmergeReply,
  upload: uploadReply,
  verified: verifyReply,
  workingSet: workingSetReply,
  webhook: webhookItem,
  webhookMade,
  webhookTried,
  webhooks: webhooksReply,
} as const satisfies Record<string, z.ZodType>;

export type ReplyName = keyof typeof replies;
export type Reply<Name extends ReplyName> = z.infer<(typeof replies)[Name]>;

/** Throws, and says in the console, where a reply is not as its schema has it. */
export function check(name: ReplyName, reply: unknown): void {
  const { error } = replies[name].safeParse(reply);
  if (!error) return;
  const message = `The reply “${name}” is not as its schema has it. ${z.prettifyError(error)}`;
  console.error(message);
  throw new Error(message);
}
