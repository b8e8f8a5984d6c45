/** What each item gives, or why it failed, in the order of the items; `atOnce` of them are worked on at a time. */
export async function settledAtOnce<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<PromiseSettledResult<Result>[]> {
  const settled: PromiseSettledResult<Result>[] = [];
  const left = items.entries();
  const worker = async () => {
    for (const [at, item] of left) [settled[at]] = await Promise.allSettled([work(item)]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return settled;
}

/** What was given; throws what was thrown. */
export function valueIn<Result>(settled: PromiseSettledResult<Result> | undefined): Result {
  if (settled?.status === 'fulfilled') return settled.value;
  throw settled?.reason ?? new Error('it was not asked');
}
