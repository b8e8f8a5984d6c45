/** The days of documents. */
import { isPartialDate } from '../../../../model/dates.ts';
import { counted } from '../../../../model/formats/counted.ts';
import type { ImportRecord } from '../format.ts';
import { problemRecord } from '../shared/emit.ts';
import type { Tables } from './tables.ts';

const hour = 60 * 60 * 1000;

/** What the times of a file are. */
export interface Clock {
  unit: 'milliseconds' | 'seconds';
  /** DNA 2 kept the coder's midnight: east of Greenwich it is in the evening before. */
  isEvening: boolean;
}

/** Whether all times of a file are the midnight of one to three hours east of Greenwich. */
export function isEvening(tables: Tables, unit: Clock['unit']): boolean {
  if (unit === 'seconds') return false;
  const [row] = tables.all(
    `SELECT count(*) AS times, sum(((Date % ?1) + ?1) % ?1 IN (?2, ?3, ?4)) AS late
     FROM DOCUMENTS WHERE typeof(Date) = 'integer'`,
    [24 * hour, 21 * hour, 22 * hour, 23 * hour],
  );
  return Number(row?.times) > 0 && Number(row?.times) === Number(row?.late);
}

/** The day of a time; nothing of what is none. */
export function dayOf(time: unknown, clock: Clock): string | undefined {
  if (typeof time !== 'number' && typeof time !== 'bigint') return undefined;
  const date = new Date(
    Number(time) * (clock.unit === 'seconds' ? 1000 : 1) + (clock.isEvening ? 3 * hour : 0),
  );
  const day = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  return isPartialDate(day) ? day : undefined;
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
