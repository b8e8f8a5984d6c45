/** What a file of a network says about itself: settings, version of the graph, method, link. */
import type { NetworksRequest } from '../../../model/schemas/networks.ts';
import { type Context, graphVersion } from '../../store/cache.ts';
import { settingsOf } from './networks.ts';

/** The publication that the method is cited by. */
const methodCitation =
  'Leifeld, Philip (2017): Discourse Network Analysis: Policy Debates as Dynamic Networks. In: Victor, Jennifer Nicoll; Montgomery, Alexander H.; Lubell, Mark (eds.): The Oxford Handbook of Political Networks. Oxford University Press, 301-325.';

/** A line each. */
export async function aboutNetwork(
  context: Context,
  request: NetworksRequest,
  link: string,
): Promise<string[]> {
  const version = await graphVersion(context.engine);
  const { format: _format, limit: _limit, readme: _readme, ...settings } = settingsOf(request);
  return [
    'A discourse network made with Stancegraph.',
    `Permanent link: ${link}`,
    `Version of the graph: ${version}`,
    'Settings:',
    ...Object.entries(settings).map(([name, value]) => `  ${name} = ${String(value)}`),
    `Method: ${methodCitation}`,
  ];
}
