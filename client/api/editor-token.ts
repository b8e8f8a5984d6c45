/** The editor token, kept in this browser; it goes along with every request that writes. */
const key = 'stancegraph.editor-token';
/** For a browser that keeps nothing. */
let held = '';

/** The token that was given here; empty without one. */
export function editorToken(): string {
  try {
    return localStorage.getItem(key) ?? held;
  } catch {
    return held;
  }
}

/** Keeps a token; an empty one forgets it. */
export function keepEditorToken(token: string): void {
  held = token;
  try {
    if (token) localStorage.setItem(key, token);
    else localStorage.removeItem(key);
  } catch {
    // Held until the page is left.
  }
}

/** The header that shows it. */
export function authorization(): Record<string, string> {
  const token = editorToken();
  return token ? { Authorization: `Bearer ${token}` } : {};
}
