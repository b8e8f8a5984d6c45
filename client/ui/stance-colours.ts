/** The look of stances whose colours no style sheet names: each gets a spare colour. */
import { spareColours } from '../../model/vocabulary/stances.ts';

/** What the style sheets say of `support` and the others. */
const rulesOf = (stance: string, token: string) => `
  :root { --${stance}: var(--${token}); --${stance}-tint: var(--${token}-tint); }
  .${stance} { color: var(--${token}); }
  .${stance}-side { border-color: var(--${token}); }
  .chart .${stance}-bar, .chart .${stance}-text { fill: var(--${token}); }
  .coding-text [data-stance="${stance}"] { text-decoration-color: var(--${token}); }
`;

if (spareColours.length > 0) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(spareColours.map(([stance, token]) => rulesOf(stance, token)).join(''));
  document.adoptedStyleSheets.push(sheet);
}
