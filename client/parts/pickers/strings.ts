/** The words of this part of the page, for all its files. */
export const strings = {
  any: (kinds: string | number) => `Any ${kinds}`,
  any2: 'Any',
  clear: (label: string | number) => `Clear ${label}`,
} as const;
