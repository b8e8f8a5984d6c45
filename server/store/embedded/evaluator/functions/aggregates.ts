/** Aggregating functions: they collect the values of a group and give one. Nulls do not count. */

import { order } from '../values/compare.ts';
import { argumentError, typeError } from '../values/errors.ts';
import { addDurations, approximateDuration } from '../values/temporal/durations.ts';
import { quotedValue } from '../values/text.ts';
import { DurationValue, type Value } from '../values/types.ts';
import type { AggregateDefinition, Aggregator, CallContext } from './definition.ts';

type Numeric = bigint | number;

const number = { name: 'input', type: 'FLOAT' };
const measurable = { name: 'input', type: 'INTEGER | FLOAT | DURATION' };
const any = { name: 'input', type: 'ANY' };
const percentile = {
  name: 'percentile',
  type: 'FLOAT',
  description: 'From 0.0 to 1.0; read from the first row of the group.',
};

function numeric(name: string, value: Value): Numeric {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  throw typeError(
    `${name}() can only handle numerical values or null, but received: ${quotedValue(value)}`,
  );
}

/** Numbers or durations, never both. */
class Measured {
  private kind: 'number' | 'duration' | null = null;
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  check(value: Value): Numeric | DurationValue {
    const duration = value instanceof DurationValue;
    if (!duration && typeof value !== 'bigint' && typeof value !== 'number') {
      throw typeError(`${this.name}() can only handle numerical values, duration, or null.`);
    }
    this.kind ??= duration ? 'duration' : 'number';
    if (duration !== (this.kind === 'duration')) {
      throw typeError(`${this.name}() cannot mix number and duration`);
    }
    return value;
  }
}

class Sum implements Aggregator {
  private readonly measured = new Measured('sum');
  private total: Numeric | DurationValue = 0n;

  add(value: Value): void {
    if (value === null) return;
    const next = this.measured.check(value);
    const { total } = this;
    if (next instanceof DurationValue) {
      this.total = total instanceof DurationValue ? addDurations(total, next) : next;
    } else if (typeof next === 'bigint' && typeof total === 'bigint') {
      const sum = total + next;
      // A sum that outgrows the integers goes on as a FLOAT.
      this.total = BigInt.asIntN(64, sum) === sum ? sum : Number(total) + Number(next);
    } else {
      this.total = Number(total) + Number(next);
    }
  }

  result(): Value {
    return this.total;
  }
}

/** A mean that is moved by each value, so that it does not overflow and is Neo4j's to the last digit. */
class Average implements Aggregator {
  private readonly measured = new Measured('avg');
  private count = 0;
  private means: number[] = [];

  add(value: Value): void {
    if (value === null) return;
    const next = this.measured.check(value);
    const parts =
      next instanceof DurationValue
        ? [next.months, next.days, next.seconds, next.nanoseconds].map(Number)
        : [Number(next)];
    this.count++;
    this.means = parts.map((part, at) => {
      const mean = this.means[at] ?? 0;
      return mean + (part - mean) / this.count;
    });
  }

  result(): Value {
    const [first, days, seconds, nanoseconds] = this.means;
    if (first === undefined) return null;
    if (days === undefined) return first;
    const mean = approximateDuration(first, days, seconds ?? 0, nanoseconds ?? 0);
    // Neo4j counts whole days of its seconds as days, when it is not negative.
    const whole = mean.seconds > 0n ? mean.seconds / 86_400n : 0n;
    const rest = mean.seconds - whole * 86_400n;
    return new DurationValue(mean.months, mean.days + whole, rest, mean.nanoseconds);
  }
}

class Deviation implements Aggregator {
  private readonly name: string;
  private readonly population: boolean;
  private count = 0;
  private mean = 0;
  private squares = 0;

  constructor(name: string, population: boolean) {
    this.name = name;
    this.population = population;
  }

  add(value: Value): void {
    if (value === null) return;
    const next = Number(numeric(this.name, value));
    const delta = next - this.mean;
    this.count++;
    this.mean += delta / this.count;
    this.squares += delta * (next - this.mean);
  }

  result(): Value {
    if (this.count === 0) return null;
    if (this.count === 1) return 0;
    return Math.sqrt(this.squares / (this.population ? this.count : this.count - 1));
  }
}

class Percentile implements Aggregator {
  private readonly name: string;
  private readonly interpolated: boolean;
  private readonly context: CallContext;
  private share: number | null = null;
  private readonly values: Numeric[] = [];

  constructor(name: string, interpolated: boolean, context: CallContext) {
    this.name = name;
    this.interpolated = interpolated;
    this.context = context;
  }

  add(value: Value, share: () => Value): void {
    if (value === null) return;
    const next = numeric(this.name, value);
    this.share ??= this.checked(share());
    this.context.budget.hold(16);
    this.values.push(next);
  }

  private checked(share: Value): number {
    if (typeof share !== 'bigint' && typeof share !== 'number') {
      throw typeError(`Expected a numeric value but got: ${quotedValue(share)}`);
    }
    const value = Number(share);
    if (value >= 0 && value <= 1) return value;
    const text = Number.isInteger(value) ? `${value}.0` : value;
    throw argumentError(
      `Invalid input '${text}' is not a valid argument, must be a number in the range 0.0 to 1.0`,
    );
  }

  result(): Value {
    const { values, share } = this;
    const count = values.length;
    if (share === null) return null;
    values.sort((a, b) => order(Number(a), Number(b)));
    if (share === 1 || count === 1) return values[count - 1] as Value;
    const at = share * (this.interpolated ? count - 1 : count);
    const floor = Math.floor(at);
    if (!this.interpolated) {
      // The first value at which the share is reached.
      return values[at === floor && floor > 0 ? floor - 1 : floor] as Value;
    }
    if (at === floor) return values[floor] as Value;
    const [below, above] = [Number(values[floor]), Number(values[floor + 1])];
    return below * (floor + 1 - at) + above * (at - floor);
  }
}

/** min() and max(): the first or last in the order of ORDER BY. */
class Extreme implements Aggregator {
  private readonly sign: 1 | -1;
  private best: Value = null;

  constructor(sign: 1 | -1) {
    this.sign = sign;
  }

  add(value: Value): void {
    if (value === null) return;
    if (this.best === null || order(value, this.best) * this.sign > 0) this.best = value;
  }

  result(): Value {
    return this.best;
  }
}

class Collect implements Aggregator {
  private readonly context: CallContext;
  private readonly values: Value[] = [];

  constructor(context: CallContext) {
    this.context = context;
  }

  add(value: Value): void {
    if (value === null) return;
    this.context.budget.hold(16);
    this.values.push(value);
  }

  result(): Value {
    return this.values;
  }
}

class Count implements Aggregator {
  private count = 0;

  add(value: Value): void {
    if (value !== null) this.count++;
  }

  result(): Value {
    return BigInt(this.count);
  }
}

export const aggregates: AggregateDefinition[] = [
  {
    name: 'avg',
    category: 'aggregating',
    arguments: [measurable],
    returns: 'INTEGER | FLOAT | DURATION',
    description: 'The mean of numbers or durations.',
    create: () => new Average(),
  },
  {
    name: 'collect',
    category: 'aggregating',
    arguments: [any],
    returns: 'LIST<ANY>',
    description: 'A list of the values that are not null.',
    create: (context) => new Collect(context),
  },
  {
    name: 'count',
    category: 'aggregating',
    arguments: [any],
    returns: 'INTEGER',
    description: 'The number of values that are not null; count(*) counts rows.',
    create: () => new Count(),
  },
  {
    name: 'max',
    category: 'aggregating',
    arguments: [any],
    returns: 'ANY',
    description: 'The greatest value; numbers are greater than texts, texts than lists.',
    create: () => new Extreme(1),
  },
  {
    name: 'min',
    category: 'aggregating',
    arguments: [any],
    returns: 'ANY',
    description: 'The smallest value; lists are smaller than texts, texts than numbers.',
    create: () => new Extreme(-1),
  },
  {
    name: 'percentileCont',
    category: 'aggregating',
    arguments: [number, percentile],
    returns: 'FLOAT',
    description: 'The value below which a share of the values lies, interpolated.',
    create: (context) => new Percentile('percentileCont', true, context),
  },
  {
    name: 'percentileDisc',
    category: 'aggregating',
    arguments: [{ name: 'input', type: 'INTEGER | FLOAT' }, percentile],
    returns: 'INTEGER | FLOAT',
    description: 'The nearest of the values at or below which a share of them lies.',
    create: (context) => new Percentile('percentileDisc', false, context),
  },
  {
    name: 'stDev',
    category: 'aggregating',
    arguments: [number],
    returns: 'FLOAT',
    description: 'The standard deviation of a sample.',
    create: () => new Deviation('stDev', false),
  },
  {
    name: 'stDevP',
    category: 'aggregating',
    arguments: [number],
    returns: 'FLOAT',
    description: 'The standard deviation of a whole population.',
    create: () => new Deviation('stDevP', true),
  },
  {
    name: 'sum',
    category: 'aggregating',
    arguments: [measurable],
    returns: 'INTEGER | FLOAT | DURATION',
    description: 'The sum of numbers or durations.',
    create: () => new Sum(),
  },
];
