import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { offlineParts } from './offline/build.ts';
import { stylesInSheets } from './offline/styles-in-sheets.ts';

/** Small modules of most pages. */
const partsOfPages =
  /[/\\](client[/\\](ui|api|parts[/\\](links|statements|evidence|entity-page|changes|filters|pickers|stances))|model(?![/\\]schemas))[/\\]/;

/** The text of index.html is painted before its scripts are there: they leave the line to its styles. */
const scriptsAfterStyles: Plugin = {
  name: 'scripts-after-styles',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html.replace('<script type="module"', '<script type="module" fetchpriority="low"'),
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [stylesInSheets(), react(), scriptsAfterStyles, offlineParts()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    // Who starts the explorer need not know which plug-in took how long.
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        // On a slow network each file costs a wait: what every page needs is one, and what many share.
        codeSplitting: {
          groups: [
            { name: 'base', tags: ['$initial'] },
            {
              name: 'parts',
              test: partsOfPages,
              minShareCount: 3,
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
    // An inlined font or worker would be refused by the server's content security policy.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      '/api': {
        target: 'http://127.0.0.1:4800',
        changeOrigin: true,
        // Without an editor token only the server's own page may write; here that is this one.
        configure: (proxy) => proxy.on('proxyReq', (request) => request.removeHeader('origin')),
      },
    },
  },
});
