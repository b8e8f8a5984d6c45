/** How much of a graph of others is looked through: beyond this reading all of it takes too long. */
export const bounds = {
  /** Nodes of a graph that is looked through whole. */
  wholeGraph: 200_000,
  /** Nodes of a larger one whose names are known. */
  namesOfLarge: 50_000,
} as const;
