/** What single properties of entities say. */
import type { Label } from '../../../../model/vocabulary/labels.ts';
import type { Identifier } from '../format.ts';
import type { Entity } from './entity.ts';

/** Properties that identify, by the scheme that they are of. */
const identifying: Record<string, string> = {
  wikidataId: 'wikidata',
  leiCode: 'lei',
  registrationNumber: 'registration-number',
  opencorporatesUrl: 'opencorporates',
  vatCode: 'vat',
  dunsCode: 'duns',
};

export function kindOf(schema: string, label: Label): string | undefined {
  if (label === 'Actor') return undefined;
  return schema.replaceAll(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}

export function countryOf(properties: Entity['properties']) {
  const { country, jurisdiction, nationality, citizenship, mainCountry } = properties;
  const all = [mainCountry, country, jurisdiction, nationality, citizenship];
  return all.find((one) => one?.[0])?.[0]?.toUpperCase();
}

export function identifiersOf(properties: Entity['properties']): Identifier[] {
  return Object.entries(identifying).flatMap(([name, scheme]) =>
    (properties[name] ?? []).map((value) => ({ scheme, value })),
  );
}

export function urlOf(text: string | undefined): string | undefined {
  return text && /^https?:\/\/[^\s/]/.test(text) && URL.canParse(text) ? text : undefined;
}
