/** Discourse networks: as JSON, as files, and what lies behind an edge. */
import type { Request } from 'express';
import {
  evidenceReply,
  evidenceRequest,
  exclusions,
  type NetworksRequest,
  networksReply,
  networksRequest,
} from '../../../model/schemas/networks.ts';
import { StancegraphError } from '../../errors.ts';
import { networkFile, networkFileTypes } from '../../exports/networks/files.ts';
import * as questions from '../../questions/index.ts';
import { type RouteDefinition, route } from './route.ts';

export const networkRoutes: RouteDefinition[] = [
  route({
    method: 'get',
    path: '/networks',
    ofGraph: 'counted',
    summary: 'Discourse networks: who stands with whom, computed from statements',
    description:
      'The method and its terms are those of Discourse Network Analyzer (Leifeld 2017). A combination that makes no network is refused. threshold and limit change no weight and no total; files hold the whole network. With window other than no a file is a zip with one file a window; readme=true puts a single file into one too.',
    input: networksRequest,
    reply: networksReply,
    sends: ['application/json', ...networkFileTypes],
    handle: async ({ context, input, request, response }) => {
      refuseUnknown(request);
      const { format, readme, separator } = input;
      if (format === 'json') return questions.networks(context, input);
      const networks = await questions.wholeNetworks(context, input);
      const settings = await questions.aboutNetwork(context, input, permalink(request, input));
      const file = networkFile(networks, format, { settings, separator }, readme);
      response
        .status(200)
        .type(file.type)
        .set('Content-Disposition', `attachment; filename="${file.name}"`)
        .send(file.body);
      return undefined;
    },
  }),
  route({
    method: 'get',
    path: '/networks/evidence',
    ofGraph: 'counted',
    summary: 'The statements behind an edge or a cell of a network, and how they give its weight',
    description:
      'Takes the parameters of the network. source and target are the ends of the edge; ids of sources among those of source are the filter of that name.',
    input: evidenceRequest,
    reply: evidenceReply,
    handle: ({ context, input, request }) => {
      refuseUnknown(request);
      return questions.networkEvidence(context, input);
    },
  }),
];

/** What looks like a choice of what to leave out and is none would else be ignored. */
function refuseUnknown({ query }: Request): void {
  const unknown = Object.keys(query).filter(
    (name) => name.startsWith('exclude') && !exclusions.includes(name),
  );
  if (unknown.length === 0) return;
  throw new StancegraphError('bad-input', 'The request asks to leave out what is not known.', {
    errors: unknown.map((path) => ({ path, message: `there are ${exclusions.join(', ')}` })),
  });
}

/** The page with the same settings. */
function permalink(request: Request, { mode, rows }: NetworksRequest): string {
  const url = new URL(request.originalUrl, `${request.protocol}://${request.get('host')}`);
  url.pathname = '/networks';
  // The page begins with other rows than the API.
  url.searchParams.set('mode', mode);
  url.searchParams.set('rows', rows);
  for (const name of ['format', 'readme', 'separator']) url.searchParams.delete(name);
  return url.href;
}
