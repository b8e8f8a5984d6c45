/** The permanent page of a statement. */

import { useQuery } from '@tanstack/react-query';
import { nodeName } from '../../../model/formats/names.ts';
import { useGo } from '../../address/To.tsx';
import { useIdOfPage } from '../../address/useIdOfPage.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { statementOptions } from '../../api/statement.ts';
import { explorer } from '../../canvas/index.ts';
import { EvidenceCard } from '../../parts/evidence/EvidenceCard.tsx';
import { PageMessage } from '../../parts/PageMessage.tsx';
import { Icon } from '../../ui/icons.tsx';
import { PrintButton } from '../../ui/PrintButton.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import './statement.css';
import { strings } from './strings.ts';

export default function StatementPage() {
  const id = useIdOfPage();
  const go = useGo();
  const [{ revision }] = useWorkingSet();
  const { data, error, isPending, refetch } = useQuery(statementOptions(id, revision));
  useTitle(data && nodeName(data.statement));
  if (isPending) return <div className="message late">{strings.loading}</div>;
  if (error && !data) return <PageMessage error={error} retry={() => void refetch()} />;
  const toGraph = async () => {
    await go('/', { search: { sel: id }, withScene: true });
    await explorer.add([id], { select: id });
  };
  return (
    <section
      className="page-scroller"
      data-scroll-restoration-id="page"
      tabIndex={0}
      aria-label={strings.statement}
    >
      <div className="page statement-page">
        <h1 className="hidden-text">{strings.statement}</h1>
        <EvidenceCard id={id} revision={revision} />
        <p className="actions">
          <button type="button" className="button" onClick={() => void toGraph()}>
            <Icon name="graph" />
            {strings.showOnTheGraph}
          </button>
          <PrintButton />
        </p>
      </div>
    </section>
  );
}
