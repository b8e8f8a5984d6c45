/** The day that a text gives for words, in each of the languages. */
import { describe, expect, test } from 'vitest';
import { languages } from '../../coding/language.ts';
import days from '../../coding/languages/days.json' with { type: 'json' };
import { suggest } from '../../coding/suggest.ts';

/** A Thursday. */
const date = '2024-10-10';
const day = (text: string, language: string, of: string | undefined = date) =>
  suggest({ text, language, date: of }).suggestions[0]?.date?.date;

test('every language that is known has words for days', () => {
  expect(Object.keys(days).sort()).toEqual([...languages].sort());
  for (const { weekdays } of Object.values(days)) expect(weekdays).toHaveLength(7);
});

describe('the day of the words', () => {
  test.each([
    ['en', '“We will not sign it,” Anna Berg said on Tuesday.', '2024-10-08'],
    ['en', 'On Friday, Anna Berg said: “We will not sign it.”', '2024-10-04'],
    ['en', '“We will not sign it,” Anna Berg said on Thursday.', '2024-10-10'],
    ['en', '“We will not sign it,” Anna Berg said last Thursday.', '2024-10-03'],
    ['en', '“We will not sign it,” Anna Berg said yesterday.', '2024-10-09'],
    ['nl', '“Dat gaan we niet doen”, zei Anna Berg dinsdagavond.', '2024-10-08'],
    ['de', '„Das ist überfällig und richtig“, sagte Anneke Seebald am Montag.', '2024-10-07'],
    [
      'fr',
      '« Nous ne signerons pas », a déclaré samedi la ministre Claire Dumontel.',
      '2024-10-05',
    ],
    ['es', '«No vamos a firmar el texto», dijo ayer Pedro Sánchez.', '2024-10-09'],
    ['it', '«Non firmeremo mai questo testo», ha detto lunedì Giorgia Meloni.', '2024-10-07'],
    ['pl', '– Nie podpiszemy tego – powiedział w środę Donald Tusk.', '2024-10-09'],
    ['hu', '„Nem írjuk alá ezt a szöveget” – mondta Orbán Viktor kedden.', '2024-10-08'],
    ['da', '»Det skriver vi ikke under på«, sagde Mette Frederiksen i går.', '2024-10-09'],
    ['pt', '“Não vamos assinar o texto”, disse Luís Montenegro na terça-feira.', '2024-10-08'],
  ])('%s: %s', (language, text, wanted) => {
    expect(day(text, language)).toBe(wanted);
  });

  test('says why, and where it stands', () => {
    const text = '“We will not sign it,” Anna Berg said on Tuesday.';
    const [first] = suggest({ text, language: 'en', date }).suggestions;
    expect(first?.date?.how).toBe('“Tuesday”, counted from 2024-10-10');
    const { start = 0, end = 0 } = first?.date?.mention ?? {};
    expect(text.slice(start, end)).toBe('Tuesday');
  });

  test.each([
    ['days to come', '“We will not sign it,” Anna Berg said of the vote next Tuesday.', date],
    ['two days', '“We will not sign it,” Anna Berg said on Tuesday and on Wednesday.', date],
    ['a day in the words', '“We will not sign it on Tuesday,” Anna Berg said.', date],
    ['a text without a day', '“We will not sign it,” Anna Berg said on Tuesday.', '2024-10'],
  ])('none is proposed for %s', (_, text, of) => {
    expect(suggest({ text, language: 'en', date: of }).suggestions[0]?.date).toBeUndefined();
  });
});
