/** After an import: the ways to what came of it. */
import type { ImportPlan } from '../../../model/schemas/imports.ts';
import { useGo } from '../../address/To.tsx';
import { fetchStatements } from '../../api/statements.ts';
import { explorer } from '../../canvas/index.ts';
import { strings } from './strings.ts';

const shownOnGraph = 100;

export function Done({ plan }: { plan: ImportPlan }) {
  const go = useGo();
  // Beside a large graph what came would be hard to find: filters that keep to it, where there are any.
  const search = only(plan, 'Source', 'source') ?? only(plan, 'Agreement', 'agreement') ?? {};
  const toGraph = async () => {
    const { statements } = await fetchStatements({
      ...search,
      limit: shownOnGraph,
    });
    const nodes = statements.flatMap((item) => [
      item.statement,
      ...item.speakers.map((speaker) => speaker.node),
      ...item.about.map((about) => about.agreement),
    ]);
    await go('/', { search });
    await explorer.showResult({ nodes, relationships: [] });
  };
  return (
    <p className="actions">
      <button
        type="button"
        className="button primary"
        onClick={() => void go('/matrix', { search: { ...search, rows: 'actor' } })}
      >
        {strings.seeMatrix}
      </button>
      <button type="button" className="button" onClick={() => void toGraph()}>
        {strings.seeGraph}
      </button>
      <button type="button" className="button" onClick={() => void go('/table', { search })}>
        {strings.seeTable}
      </button>
    </p>
  );
}

/** The filter by the one new node of a label. */
function only(
  { created, samples }: ImportPlan,
  label: string,
  filter: string,
): Record<string, string> | undefined {
  const [first] = samples.created.filter(({ kind }) => kind === label);
  return created[label] === 1 && first ? { [filter]: first.id } : undefined;
}
