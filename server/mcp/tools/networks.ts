/** The tool that gives a discourse network: who stands with whom. */
import { z } from 'zod';
import { nodeName } from '../../../model/formats/names.ts';
import { partialDate } from '../../../model/schemas/api.ts';
import { networksRequest } from '../../../model/schemas/networks.ts';
import { rowKinds } from '../../../model/schemas/positions.ts';
import * as questions from '../../questions/index.ts';
import { entity, entityAnswer, page } from '../answer.ts';
import { nodeNamed } from '../named.ts';
import { fitting, tool } from '../tool.ts';

const weight = z.number().describe('Above 0: agree more than they disagree; below 0 the reverse');

export const network = tool({
  name: 'network',
  title: 'Who stands with whom',
  description:
    'Pairs of parties, people or institutions by how much their recorded stances agree (congruence minus conflict over shared agreements, divided by the mean number of agreements of both; Leifeld 2017). The strongest ties first, whichever sign.',
  input: z.object({
    rows: z.enum(rowKinds).default('party'),
    agreement: z.string().min(1).max(300).optional().describe('Only stances on it and its parts'),
    from: partialDate.optional(),
    to: partialDate.optional(),
    minStatements: z.number().int().min(1).max(1000).default(2),
    limit: z.number().int().min(1).max(60).default(25),
  }),
  output: z.object({
    about: z.array(entity),
    shown: page.shown,
    items: z.array(
      z.object({
        one: z.string(),
        other: z.string(),
        weight,
        agree: z.number().describe('Agreements on which both took the same side'),
        disagree: z.number(),
        shared: z.number().int(),
      }),
    ),
    link: z.string().describe('The network, whose every edge opens the quotations behind it'),
  }),
  async run(context, { rows, agreement, from, to, minStatements, limit }) {
    const node = agreement ? await nodeNamed(context, agreement, ['Agreement']) : undefined;
    const asked = {
      rows,
      ...(node ? { agreement: node.id } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      minStatements: String(minStatements),
    };
    const found = await questions.networks(context, networksRequest.parse(asked));
    const [all] = found.networks;
    const names = new Map(all?.nodes.map((one) => [one.node.id, nodeName(one.node)]));
    const ties = (all?.edges ?? [])
      .filter((edge) => edge.weight !== 0)
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    return fitting(Math.min(limit, ties.length), async (count) => ({
      about: node ? [entityAnswer(node, context.linkTo)] : [],
      shown: `${count} of ${ties.length}`,
      items: ties.slice(0, count).map((edge) => ({
        one: names.get(edge.from) ?? edge.from,
        other: names.get(edge.to) ?? edge.to,
        weight: Math.round(edge.weight * 1000) / 1000,
        agree: edge.congruence,
        disagree: edge.conflict,
        shared: edge.shared,
      })),
      link: context.linkTo(`/networks?${new URLSearchParams(asked)}`),
    }));
  },
});
