/**
 * exp, log, powers, sine, cosine and tangent to the last digit. JavaScript's own are off by one in the last place
 * for one number in twenty, Java's for almost none: they are computed with twice the digits here, in pairs of numbers
 * (T. J. Dekker, “A floating-point technique for extending the available precision”, Numerische Mathematik 18, 1971).
 */

/** The sum of two numbers of which the second is what the first cannot hold. */
type Double = readonly [high: number, low: number];

const ln2: Double = [Math.LN2, 2.3190468138462996e-17];
const ln10: Double = [Math.LN10, -2.1707562233822494e-16];
/** Half of π in three parts. */
const halfPi = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33] as const;
/** Beyond this the parts of π are too few. */
const largestAngle = 2 ** 30;

function sum(a: number, b: number): Double {
  const high = a + b;
  const part = high - a;
  return [high, a - (high - part) + (b - part)];
}

const splitter = 2 ** 27 + 1;

function halves(a: number): Double {
  const scaled = splitter * a;
  const high = scaled - (scaled - a);
  return [high, a - high];
}

function product(a: number, b: number): Double {
  const high = a * b;
  const [a1, a2] = halves(a);
  const [b1, b2] = halves(b);
  return [high, a1 * b1 - high + a1 * b2 + a2 * b1 + a2 * b2];
}

function add([a, b]: Double, [c, d]: Double): Double {
  const [high, low] = sum(a, c);
  return sum(high, low + b + d);
}

function multiply([a, b]: Double, [c, d]: Double): Double {
  const [high, low] = product(a, c);
  return sum(high, low + (a * d + b * c));
}

function divide(over: Double, under: Double): Double {
  const first = over[0] / under[0];
  const rest = add(over, multiply([-first, 0], under));
  return sum(first, rest[0] / under[0]);
}

const scale = ([a, b]: Double, by: number): Double => [a * by, b * by];

/** 1 + x/first + x²/(first·second) + …, of the terms that `divisors` give. */
function series(x: Double, divisors: (term: number) => number, terms: number): Double {
  let total: Double = [1, 0];
  for (let term = terms; term >= 1; term--)
    total = add([1, 0], multiply(divide(x, [divisors(term), 0]), total));
  return total;
}

const squarings = 8;

/** e to a power, as a number and the power of 2 by which it is to be multiplied. */
function expOf(power: Double): { value: Double; exponent: number } {
  const exponent = Math.round(power[0] / ln2[0]);
  const rest = add(power, multiply([-exponent, 0], ln2));
  let value = series(scale(rest, 2 ** -squarings), (term) => term, 12);
  for (let time = 0; time < squarings; time++) value = multiply(value, value);
  return { value, exponent };
}

function scaled({ value: [high, low], exponent }: { value: Double; exponent: number }): number {
  // In two steps, so that a power of 2 that is too large alone does no harm.
  const first = Math.trunc(exponent / 2);
  return (high + low) * 2 ** first * 2 ** (exponent - first);
}

function logOf(x: number): Double {
  const near = Math.log(x);
  const { value, exponent } = expOf([-near, 0]);
  const first = Math.trunc(exponent / 2);
  const one = scale(scale(multiply([x, 0], value), 2 ** first), 2 ** (exponent - first));
  const rest = add(one, [-1, 0]);
  return add([near, 0], add(rest, scale(multiply(rest, rest), -0.5)));
}

const isPlain = (x: number) => Number.isFinite(x) && x !== 0;
/** Whether a result is far from what a number can hold, and can be computed part by part. */
const isUsual = (x: number) => Math.abs(x) > 1e-290 && Math.abs(x) < 1e290;

export function exp(x: number): number {
  return isPlain(x) && isUsual(Math.exp(x)) ? scaled(expOf([x, 0])) : Math.exp(x);
}

export function log(x: number): number {
  if (!(x > 0) || x === 1 || !isUsual(x)) return Math.log(x);
  const [high, low] = logOf(x);
  return high + low;
}

export function log10(x: number): number {
  if (!(x > 0) || x === 1 || !isUsual(x)) return Math.log10(x);
  const [high, low] = divide(logOf(x), ln10);
  return high + low;
}

export function pow(base: number, power: number): number {
  const near = base ** power;
  const size = Math.abs(base);
  if (!isPlain(near) || !isUsual(near) || !isUsual(size) || size === 1) return near;
  // The number itself, its square and its reciprocal are one operation, which rounds rightly.
  if (power === 1 || power === 2 || power === -1) return near;
  const value = scaled(expOf(multiply(logOf(size), [power, 0])));
  return near < 0 ? -value : value;
}

/** Sine and cosine of an angle; nothing where the angle is too large. */
function circle(angle: number): { sine: Double; cosine: Double } | undefined {
  if (!(Math.abs(angle) < largestAngle) || Math.abs(angle) < 1e-150) return undefined;
  const quarters = Math.round(angle / halfPi[0]);
  let rest: Double = [angle, 0];
  for (const part of halfPi) rest = add(rest, product(-quarters, part));
  const square = multiply(rest, rest);
  const minus = scale(square, -1);
  const sine = multiply(
    rest,
    series(minus, (term) => 2 * term * (2 * term + 1), 13),
  );
  const cosine = series(minus, (term) => (2 * term - 1) * 2 * term, 13);
  const turns = [
    [sine, cosine],
    [cosine, scale(sine, -1)],
    [scale(sine, -1), scale(cosine, -1)],
    [scale(cosine, -1), sine],
  ] as const;
  const [turnedSine, turnedCosine] = turns[((quarters % 4) + 4) % 4] ?? turns[0];
  return { sine: turnedSine, cosine: turnedCosine };
}

export function sin(angle: number): number {
  const found = circle(angle)?.sine;
  return found ? found[0] + found[1] : Math.sin(angle);
}

export function cos(angle: number): number {
  const found = circle(angle)?.cosine;
  return found ? found[0] + found[1] : Math.cos(angle);
}

export function tan(angle: number): number {
  const found = circle(angle);
  if (!found) return Math.tan(angle);
  const [high, low] = divide(found.sine, found.cosine);
  return high + low;
}
