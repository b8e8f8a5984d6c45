/** Axes of time: where a day lies, and ticks with their names. */
import { type ScaleTime, scaleUtc } from 'd3-scale';
import { utcMonth } from 'd3-time';
import { dateText } from '../../model/formats/date-text.ts';

export type TimeScale = ScaleTime<number, number>;

/** From a day to a day (ISO 8601, or milliseconds) over a length. */
export function timeScale(
  first: string | number,
  last: string | number,
  length: number,
): TimeScale {
  return scaleUtc([new Date(first), new Date(last)], [0, length]);
}

interface TimeTick {
  /** `2024`, or `2024-09`. */
  date: string;
  /** On the scale's length. */
  at: number;
  /** The year, or the month with its year. */
  text: string;
}

/** About so many ticks, of months or years, at whose beginnings they stand. */
export function timeTicks(scale: TimeScale, about: number): TimeTick[] {
  const wanted = scale.ticks(about);
  const months = scale.ticks(utcMonth);
  // Days and weeks are finer than most dates here are known.
  const found = wanted.length > months.length ? months : wanted;
  const yearly = found.every((day) => day.getUTCMonth() === 0 && day.getUTCDate() === 1);
  return found.map((day) => {
    const date = day.toISOString().slice(0, yearly ? 4 : 7);
    return { date, at: scale(day), text: dateText(date, true) };
  });
}
