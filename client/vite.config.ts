import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { offlineParts } from './offline/build.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), offlineParts()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    // Who starts the explorer need not know which plug-in took how long.
    rolldownOptions: { checks: { pluginTimings: false } },
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
