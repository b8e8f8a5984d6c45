/** Between which nodes paths are looked for, and by which rules. */

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { isForeignId } from '../../../model/ours.ts';
import { isRelationshipType } from '../../../model/vocabulary/index.ts';
import { relationshipTypeNames } from '../../../model/vocabulary/relationship-types.ts';
import { schemaOptions } from '../../api/schema.ts';
import { Icon } from '../../ui/icons.tsx';
import { explorer, useExplorer } from '../index.ts';
import { typeTitle } from '../state/look.ts';
import { nameIn } from '../state/naming.ts';
import type { PathQuery } from '../state/state.ts';
import { strings } from './strings.ts';

const modes: readonly [PathQuery['mode'], string][] = [
  ['allShortest', strings.allShortest],
  ['shortest', strings.oneShortest],
  ['several', strings.upToTenThatDiffer],
];
const longest = 8;

/** The vocabulary's types when the canvas shows anything of ours, and those that only the graph has. */
function usePathTypes(): readonly string[] {
  const own = useExplorer(({ history }) =>
    [...history.present.value.nodes.keys()].some((id) => !isForeignId(id)),
  );
  const { data } = useQuery(schemaOptions);
  const names = data?.relationshipTypes.map((type) => type.name) ?? [];
  if (!own && names.length > 0) return names;
  const others = names.filter((name) => !isRelationshipType(name));
  return [...relationshipTypeNames, ...others];
}

/** The ends are the multi-selection, or those of the last search. */
export function PathForm() {
  const id = useId();
  const search = useExplorer((state) => state.search);
  const selected = useExplorer((state) => state.selected);
  const selection = useExplorer((state) => state.selection);
  const scene = useExplorer((state) => state.history.present.value);
  const [mode, setMode] = useState<PathQuery['mode']>(search?.options.mode ?? 'several');
  const [maxLength, setMaxLength] = useState(search?.options.maxLength ?? 6);
  const [avoid, setAvoid] = useState<readonly string[]>(search?.options.avoid ?? []);
  const [hubs, setHubs] = useState(search?.options.maxDegree ?? 0);
  const ends = selected.length > 1 ? selected : (search?.ends ?? []);
  const found = new Map(search?.found.flatMap((path) => path.nodes).map((node) => [node.id, node]));
  const names = { ...scene, nodes: new Map([...found, ...scene.nodes]) };
  const look = (event: FormEvent) => {
    event.preventDefault();
    void explorer.findPaths(ends, { mode, maxLength, avoid, maxDegree: hubs || undefined });
  };
  const types = usePathTypes();
  const used = types.filter((type) => !avoid.includes(type)).length;
  return (
    <form className="path-form" onSubmit={look}>
      {ends.length > 1 ? (
        <p className="path-ends">{ends.map((end) => nameIn(names, end)).join(' – ')}</p>
      ) : (
        <p className="caption">
          {strings.selectTwoOrMoreNodes}
          {selection && scene.nodes.has(selection) && (
            <button type="button" className="link" onClick={() => explorer.startPath(selection)}>
              {strings.from} {nameIn(scene, selection)}
            </button>
          )}
        </p>
      )}
      <div className="path-options">
        <label className="field">
          <span>{strings.which}</span>
          <select
            className="input"
            value={mode}
            onChange={(event) => setMode(event.target.value as PathQuery['mode'])}
          >
            {modes.map(([name, title]) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{strings.upTo}</span>
          <select
            className="input"
            value={maxLength}
            onChange={(event) => setMaxLength(Number(event.target.value))}
          >
            {[...Array(longest)].map((_, index) => (
              <option key={index} value={index + 1}>
                {index + 1} {index === 0 ? strings.step : strings.steps}
              </option>
            ))}
          </select>
        </label>
      </div>
      <details>
        <summary>
          {avoid.length === 0 ? strings.allRelationshipTypes : strings.relationshipTypes(used)}
          {hubs > 0 && strings.noHubsOver(hubs)}
          <Icon name="down" />
        </summary>
        <div className="path-types">
          <p className="row">
            <button type="button" className="link" onClick={() => setAvoid([])}>
              {strings.useAll}
            </button>
            <button type="button" className="link" onClick={() => setAvoid(types)}>
              {strings.useNone}
            </button>
          </p>
          <fieldset>
            <legend className="caption">{strings.relationshipsToUseTheOthers}</legend>
            {types.map((type) => (
              <label className="check" key={type}>
                <input
                  type="checkbox"
                  checked={!avoid.includes(type)}
                  onChange={(event) =>
                    setAvoid(
                      event.target.checked ? avoid.filter((one) => one !== type) : [...avoid, type],
                    )
                  }
                />
                {typeTitle(type)}
              </label>
            ))}
          </fieldset>
          <label className="field" htmlFor={id}>
            <span>{strings.notThroughHubsWithMore}</span>
            <input
              id={id}
              className="input"
              type="number"
              min={0}
              step={10}
              value={hubs || ''}
              placeholder={strings.anyNumber}
              onChange={(event) => setHubs(Math.max(0, Number(event.target.value)))}
            />
          </label>
        </div>
      </details>
      {ends.length > 1 && (
        <button type="submit" className="button primary" disabled={used === 0}>
          {strings.find}
        </button>
      )}
    </form>
  );
}
