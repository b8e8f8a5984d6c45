/** How far coders agree: each figure with its n, its interval, and what it means in words. */
import type { AgreementFiguresReply } from '../../../model/schemas/texts.ts';
import { strings } from './strings.ts';

type Figure = AgreementFiguresReply['units']['f1'];

const two = (value: number) => value.toFixed(2).replace('-', '−');

export function AgreementTable({ figures }: { figures: AgreementFiguresReply }) {
  const { units, speaker, stance, kind, agreements } = figures;
  const rows: [name: string, measure: string, figure: Figure][] = [
    [strings.foundByBoth, 'F1', units.f1],
    [strings.overlap, strings.shareOfCharacters, units.overlap],
    [strings.speakerOf, 'α', speaker.alpha],
    [strings.stance, 'α', stance.alpha],
    [strings.kind, 'α', kind.alpha],
    [strings.agreement, 'α (MASI)', agreements.alpha],
    [strings.speakerOf, 'κ', speaker.kappa],
    [strings.stance, 'κ', stance.kappa],
    [strings.kind, 'κ', kind.kappa],
    [strings.speakerOf, strings.alphaNotCoded, speaker.alphaNotCoded],
    [strings.stance, strings.alphaNotCoded, stance.alphaNotCoded],
    [strings.kind, strings.alphaNotCoded, kind.alphaNotCoded],
  ];
  return (
    <div className="agreement-figures">
      <p>
        {figures.coders.join(', ')}: {units.matched} {strings.of}{' '}
        {strings.statementsWereFoundByMore(units.n)} {figures.texts}{' '}
        {figures.texts === 1 ? strings.text : strings.texts}.
      </p>
      {figures.notices.map((notice) => (
        <p key={notice} className="coding-note" role="note">
          {notice}
        </p>
      ))}
      <section className="inbox-table" tabIndex={0} aria-label={strings.agreementOfCoders}>
        <table>
          <thead>
            <tr>
              {strings.figureColumns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, measure, { value, n, interval }]) => (
              <tr key={`${name} ${measure}`}>
                <th scope="row">{name}</th>
                <td>{measure}</td>
                <td className="num">{value === null ? strings.notDefined : two(value)}</td>
                <td className="num">
                  {interval ? strings.to(two(interval[0]), two(interval[1])) : strings.noInterval}
                </td>
                <td className="num">{n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="caption">{strings.figuresMean}</p>
    </div>
  );
}
