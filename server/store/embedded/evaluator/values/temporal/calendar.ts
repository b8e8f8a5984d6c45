/** Counting days in the ISO calendar, for years far beyond what `Date` and Temporal reach. */

export const secondsPerDay = 86_400;
export const nanosPerSecond = 1_000_000_000;
export const nanosPerDay = secondsPerDay * nanosPerSecond;
export const maxYear = 999_999_999;

interface CivilDate {
  year: number;
  /** 1 to 12. */
  month: number;
  /** 1 to 31. */
  day: number;
}

/** Days since 1970-01-01, for a month and a day that exist. */
export function epochDayOf(year: number, month: number, day: number): number {
  // Years that begin in March put the leap day last, so that months need no table.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month and day of a count of days since 1970-01-01. */
export function civilOf(epochDay: number): CivilDate {
  const z = epochDay + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] as number);
}

/** 1 is Monday, 7 is Sunday. */
export function dayOfWeek(epochDay: number): number {
  return positiveModulo(epochDay + 3, 7) + 1;
}

/** The Monday with which week 1 of a week-based year begins. */
export function firstMondayOf(weekYear: number): number {
  const fourth = epochDayOf(weekYear, 1, 4);
  return fourth - (dayOfWeek(fourth) - 1);
}

export function weeksInYear(weekYear: number): number {
  return (firstMondayOf(weekYear + 1) - firstMondayOf(weekYear)) / 7;
}

/** The week-based year and the week of a day, as ISO 8601 counts them. */
export function weekOf(epochDay: number): { weekYear: number; week: number } {
  const { year } = civilOf(epochDay);
  const weekYear = [year + 1, year].find((one) => firstMondayOf(one) <= epochDay) ?? year - 1;
  return { weekYear, week: Math.floor((epochDay - firstMondayOf(weekYear)) / 7) + 1 };
}

/** 1 to 4. */
export function quarterOf(month: number): number {
  return Math.floor((month - 1) / 3) + 1;
}

/** The first day of a quarter, in days since 1970-01-01. */
export function quarterStart(year: number, quarter: number): number {
  return epochDayOf(year, quarter * 3 - 2, 1);
}

/** A day moved by whole months; a day that the month lacks becomes its last. */
export function plusMonths(epochDay: number, months: number): number {
  const { year, month, day } = civilOf(epochDay);
  const count = year * 12 + month - 1 + months;
  const newYear = Math.floor(count / 12);
  const newMonth = count - newYear * 12 + 1;
  return epochDayOf(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** The remainder that is never negative. */
export function positiveModulo(n: number, by: number): number {
  const rest = n % by;
  return rest < 0 ? rest + by : rest;
}
