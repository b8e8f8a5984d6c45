/** Whose words count for an institution: a choice that the address holds. */
import { institutionScopeOf } from '../../address/address.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { ChoiceField } from './Choice.tsx';
import { strings } from './strings.ts';

export function ScopeChoice() {
  const [search, change] = useWorkingSet();
  return (
    <ChoiceField
      className="scope"
      label={strings.scope}
      title={strings.scopeHint}
      any={strings.scopes.office}
      value={institutionScopeOf(search)}
      options={(['own', 'all', 'members'] as const).map((name) => [name, strings.scopes[name]])}
      onChange={(scope) => change({ scope })}
    />
  );
}
