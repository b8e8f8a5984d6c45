/** Light or dark: the system's preference, until the reader chooses. */
type Theme = 'light' | 'dark';

const key = 'stancegraph.theme';

/** The reader's choice, else the system's. */
export function savedTheme(): Theme {
  let saved: string | null = null;
  try {
    saved = localStorage.getItem(key);
  } catch {
    // Without storage the system's preference holds.
  }
  if (saved === 'light' || saved === 'dark') return saved;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Applies a theme, and stores it when the reader chose it. */
export function applyTheme(theme: Theme, keep = false): void {
  document.documentElement.dataset.theme = theme;
  if (!keep) return;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Applied, though not stored.
  }
}
