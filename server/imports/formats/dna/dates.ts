/** The days of documents. */
import { isPartialDate } from '../../../../model/dates.ts';
import { counted } from '../../../../model/formats/counted.ts';
import type { ImportRecord } from '../format.ts';
import { problemRecord } from '../shared/emit.ts';
import type { Tables } from './tables.ts';

const hour = 60 * 60 * 1000;

const day = 24 * hour;
const evening = [21 * hour, 22 * hour, 23 * hour];

/** What the times of a file are. */
export interface Clock {
  unit: 'milliseconds' | 'seconds';
  /** Documents at the midnight of coders east of Greenwich, which DNA 2 kept as the evening before. */
  evenings: number;
}

/**
 * What a file's times tell. Where most of those at a whole hour are the midnight of one to three hours
 * east of Greenwich, all of these are; other times of day, which somebody has typed, do not count.
 */
export function clockOf(tables: Tables, unit: Clock['unit']): Clock {
  if (unit === 'seconds') return { unit, evenings: 0 };
  const [row] = tables.all(
    `SELECT count(*) AS whole, sum(((Date % ?1) + ?1) % ?1 IN (?2, ?3, ?4)) AS late
     FROM DOCUMENTS WHERE typeof(Date) = 'integer' AND Date % ?5 = 0`,
    [day, ...evening, hour],
  );
  const late = Number(row?.late ?? 0);
  return { unit, evenings: late * 2 > Number(row?.whole) ? late : 0 };
}

/** The day of a time; nothing of what is none. */
export function dayOf(time: unknown, { unit, evenings }: Clock): string | undefined {
  if (typeof time !== 'number' && typeof time !== 'bigint') return undefined;
  const milliseconds = Number(time) * (unit === 'seconds' ? 1000 : 1);
  const isMidnight = evenings > 0 && evening.includes(((milliseconds % day) + day) % day);
  const date = new Date(milliseconds + (isMidnight ? 3 * hour : 0));
  const found = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  return isPartialDate(found) ? found : undefined;
}

/** The day that DNA 1 writes, such as 26.01.2005, and German Excel. */
export function dayWithDots(text: string): string | undefined {
  const [, date, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const found = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`;
  return isPartialDate(found) ? found : undefined;
}

/** A document whose date is none is left out, and its statements with it. */
export function dateProblem(
  place: string,
  title: string,
  date: unknown,
  statements: number,
  advice: string,
): ImportRecord {
  const lost = statements > 0 ? `, nor can its ${counted(statements, 'statement')}` : '';
  return problemRecord(
    place,
    `${title} has a date that is none (${date}), so it cannot be read${lost}`,
    advice,
  );
}
