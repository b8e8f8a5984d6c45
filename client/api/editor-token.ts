/** The editor token, stored in this browser and sent with every request. */
const key = 'stancegraph.editor-token';
/** Where the browser's storage is not available. */
let inMemory = '';

/** The stored token; empty without one. */
export function editorToken(): string {
  try {
    return localStorage.getItem(key) ?? inMemory;
  } catch {
    return inMemory;
  }
}

/** Stores a token; an empty one removes it. */
export function storeEditorToken(token: string): void {
  inMemory = token;
  try {
    if (token) localStorage.setItem(key, token);
    else localStorage.removeItem(key);
  } catch {
    // It stays in memory until the page is left.
  }
}

/** The header that carries it. */
export function authorization(): Record<string, string> {
  const token = editorToken();
  return token ? { Authorization: `Bearer ${token}` } : {};
}
