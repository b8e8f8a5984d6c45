/** Light or dark: as the system says, until the reader chooses. */
export type Theme = 'light' | 'dark';

const key = 'stancegraph.theme';

/** The reader's choice, else the system's. */
export function savedTheme(): Theme {
  let saved: string | null = null;
  try {
    saved = localStorage.getItem(key);
  } catch {
    // A browser that keeps nothing follows the system.
  }
  if (saved === 'light' || saved === 'dark') return saved;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Shows a theme, and keeps it when it was chosen. */
export function applyTheme(theme: Theme, keep = false): void {
  document.documentElement.dataset.theme = theme;
  if (!keep) return;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Shown all the same.
  }
}
