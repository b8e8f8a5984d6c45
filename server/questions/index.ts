/**
 * The explorer's questions, a file each. All take the context of a store and throw `unavailable`
 * when it is away and `limit-reached` when it took too long. Lists come in an order that is the same
 * on every store; a node that is not there is `not-found`.
 */
export { agreement, agreementList } from './agreement.ts';
export { among } from './among.ts';
export { audit } from './audit.ts';
export { changedSpeakers, changes } from './changes.ts';
export { commonNeighbours } from './common-neighbours.ts';
export { runCypher, streamCypher } from './cypher.ts';
export { degrees } from './degrees.ts';
export { expand } from './expand.ts';
export { readSnapshotAhead } from './facts/snapshot.ts';
export { neighbours } from './neighbours.ts';
export { aboutNetwork } from './networks/about.ts';
export { networkEvidence } from './networks/evidence.ts';
export { networks } from './networks/networks.ts';
export { wholeNetworks } from './networks/whole.ts';
export { node } from './node.ts';
export { opening } from './opening.ts';
export { paths } from './paths.ts';
export { profile } from './profile.ts';
export { relationship } from './relationship.ts';
export { schema, storeHealth } from './schema.ts';
export { search } from './search.ts';
export { source } from './source.ts';
export { stanceCells } from './stances.ts';
export { statement, statements } from './statements.ts';
export { timeline } from './timeline.ts';
export { verify } from './verify.ts';
export { warm } from './warm.ts';
export { workingSet } from './working-set.ts';
