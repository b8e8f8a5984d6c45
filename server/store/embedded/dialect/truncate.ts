/** `date.truncate`, which this engine lacks, by what it has. */
import type { Rule } from './functions.ts';
import { DATE, mayBeNull, nullLike, of, only } from './types.ts';

/** The first day of the year, month, quarter or week of a day that has a name. */
const firstDays: Record<string, (day: string) => string> = {
  year: (day) => `date({year: ${day}.year})`,
  quarter: (day) => `date({year: ${day}.year, month: ${day}.quarter * 3 - 2})`,
  month: (day) => `date({year: ${day}.year, month: ${day}.month})`,
  week: (day) => `${day} - duration({days: ${day}.dayOfWeek - 1})`,
  day: (day) => day,
};

export const truncate: Rule = (analysis, call, args) => {
  const [unit, argument] = call.args;
  const [, type] = args;
  const firstDay = unit?.kind === 'literal' ? firstDays[unit.value.toLowerCase()] : undefined;
  if (!firstDay || !argument || !type || call.args.length !== 2 || !only(type, DATE)) {
    return analysis.refuse(
      call,
      'This engine has date.truncate() for a day and a unit that is written out only.',
      "Write date.truncate('month', n.date); units are year, quarter, month, week and day.",
    );
  }
  const day = analysis.invent();
  const first = mayBeNull(type)
    ? `CASE WHEN ${day} IS NULL THEN null ELSE ${firstDay(day)} END`
    : firstDay(day);
  analysis.edits.replace(call, `[${day} IN [${analysis.edits.textOf(argument)}] | ${first}][0]`);
  return nullLike(of(DATE), type);
};
