import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = (relative: string) => decodeURIComponent(new URL(relative, import.meta.url).pathname)

/** `vite build -c web/vite.config.ts` writes `build/web`; `vite -c web/vite.config.ts` serves with the API of a server on port 8080. */
export default defineConfig(({ command }) => ({
  root: folder('.'),
  cacheDir: folder('../node_modules/.vite-web'),
  plugins: [react()],
  resolve: command === 'build' ? { alias: [{ find: /^zod$/, replacement: folder('api/schemas-in-production.ts') }] } : {},
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:8080', '/public': 'http://127.0.0.1:8080' } },
  build: {
    outDir: folder('../build/web'),
    emptyOutDir: true,
    // The manifest is read by the check of the script budget.
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
  },
}))
