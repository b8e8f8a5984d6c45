/** What columns of statements and stances are called in other languages of Europe, folded. */
import type { Stance } from '../../../model/vocabulary/stances.ts';

/** German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech, the North, Finnish, Hungarian, Romanian, Turkish. */
export const columnsAbroad: Record<string, readonly string[]> = {
  text: names(
    'aussage, wortlaut, texte, propos, declaration, cita, texto, declaracion, citazione, testo, dichiarazione, citacao, declaracao, citaat, tekst, uitspraak, cytat, wypowiedz, citace, citat, yttrande, ytring, sitat, sitaatti, lainaus, idezet, szoveg, alinti',
  ),
  speaker: names(
    'redner, rednerin, redner in, sprecher, sprecherin, orateur, oratrice, intervenant, intervenante, locuteur, orador, oradora, interviniente, oratore, intervenuto, spreker, mowca, mowczyni, recnik, talare, taler, puhuja, felszolalo, vorbitor, konusmaci',
  ),
  agreement: names(
    'gesetz, thema, abkommen, vertrag, accord, sujet, loi, projet de loi, traite, ley, proyecto de ley, tema, acuerdo, tratado, legge, accordo, trattato, lei, acordo, assunto, wet, onderwerp, verdrag, akkoord, ustawa, temat, umowa, zakon, smlouva, avtal, amne, lov, aftale, avtale, emne, laki, sopimus, aihe, torveny, megallapodas, lege, acord, yasa, anlasma',
  ),
  stance: names(
    'haltung, stellungnahme, standpunkt, standpunt, houding, posicion, postura, posizione, posicao, stanowisko, stanovisko, postoj, stallning, stallningstagande, holdning, kanta, allaspont, pozitie, tutum',
  ),
  date: names('fecha, data, dato, paivamaara, pvm, datum a cas, tarih'),
  source: names(
    'quelle, fuente, fonte, bron, zrodlo, zdroj, kalla, kilde, lahde, forras, sursa, kaynak',
  ),
  url: names('lien, enlace, webadresse, internetadresse'),
  translation: names(
    'ubersetzung, traduction, traduccion, traduzione, traducao, vertaling, tlumaczenie, preklad',
  ),
  language: names(
    'sprache, langue, idioma, lingua, taal, jezyk, jazyk, sprak, sprog, kieli, nyelv, limba',
  ),
};

/** What is written for a stance, in lower case. */
export const stancesAbroad: readonly (readonly [Stance, readonly string[]])[] = [
  [
    'support',
    names(
      'dafür, ja, unterstützt, zustimmung, befürwortend, pour, oui, favorable, a favor, sí, si, a favore, sì, favorevole, sim, favorável, voor, za, tak, ano, för, jo, puolesta, kyllä, mellette, igen, pentru, da, lehte, evet',
    ),
  ],
  [
    'oppose',
    names(
      'dagegen, nein, ablehnung, ablehnend, contre, non, défavorable, en contra, contro, contrario, contrária, não, desfavorável, tegen, nee, przeciw, nie, proti, ne, emot, nej, imod, mot, nei, vastaan, ei, ellene, nem, împotriva, nu, karşı, hayır',
    ),
  ],
  ['mixed', names('gemischt, mitigé, mixto, misto, gemengd, mieszane, smíšený, blandad, blandet')],
  ['neutral', names('neutre, neutro, neutrale, neutraal, neutralny, neutrální, neutraali')],
];

function names(text: string): string[] {
  return text.split(', ');
}
