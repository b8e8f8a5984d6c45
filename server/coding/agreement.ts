/** How far coders of shared texts agree. */
import { agreementFigures, type CodedText } from '../../coding/agreement/figures.ts';
import type { CodedUnit } from '../../coding/agreement/units.ts';
import { slug } from '../../model/ids.ts';
import type {
  AgreementFiguresReply,
  AgreementFiguresRequest,
  CodingReply,
} from '../../model/schemas/texts.ts';
import type { SecretSettings } from '../library/secrets.ts';
import type { Store } from '../store/store.ts';
import { codingsOf } from './codings.ts';
import { getText, listTexts } from './texts.ts';

/**
 * Figures over the given texts, or all, of the given coders, or all who coded one of them. Codings
 * that are not handed in do not count. Throws `not-found` for a text that is not there.
 */
export async function agreementOf(
  store: Store,
  settings: SecretSettings,
  { texts, coders, study }: AgreementFiguresRequest,
): Promise<AgreementFiguresReply> {
  const ids = texts
    ? [...new Set(texts)]
    : (await listTexts(store, study === undefined ? {} : { study })).map(({ id }) => id);
  if (texts) for (const id of ids) await getText(store, id);
  const found = await codingsOf(store, settings, new Set(ids));
  const codings = found.codings.filter(({ done }) => done);
  const names = coders
    ? [...new Set(coders)]
    : [...new Set(codings.map(({ coder }) => coder))].sort();
  const byText = new Map<string, CodingReply[]>();
  for (const coding of codings) {
    byText.set(coding.text, [...(byText.get(coding.text) ?? []), coding]);
  }
  const coded = ids.map((id): CodedText => {
    const of = byText.get(id) ?? [];
    return names.map((name) => {
      const coding = of.find(({ coder }) => coder === name);
      return coding ? unitsOf(coding) : null;
    });
  });
  const figures = agreementFigures(names, coded);
  const sealed = new Set(found.unreadable.filter((name) => names.includes(name)));
  const silent = names.filter(
    (name) => !sealed.has(name) && !codings.some(({ coder }) => coder === name),
  );
  return {
    ...figures,
    notices: [
      ...[...sealed].map(
        (name) => `A coding by ${name} was sealed with another key and does not count here.`,
      ),
      ...silent.map((name) => `${name} has handed in no coding of these texts.`),
      ...figures.notices,
    ],
  };
}

/** Somebody new is the same for two coders who give the same name. */
function unitsOf({ statements, entities }: CodingReply): CodedUnit[] {
  const names = new Map(
    entities.map(({ ref, id, properties }, index) => [
      ref ?? id ?? String(index),
      `new:${slug(properties.name)}`,
    ]),
  );
  return statements.map(({ kind, segments, speakers, about }) => ({
    kind,
    segments,
    speakers: speakers.map(({ id }) => ({ id: names.get(id) ?? id })),
    about,
  }));
}
