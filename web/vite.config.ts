import fs from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const folder = (relative: string) => decodeURIComponent(new URL(relative, import.meta.url).pathname)
const outDir = folder('../build/web')

/** Writes `.br` and `.gz` beside every text asset, so that the server only sends files. */
const compressed: Plugin = {
  name: 'compressed-assets', apply: 'build',
  closeBundle() {
    const assets = path.join(outDir, 'assets')
    if (!fs.existsSync(assets)) return
    for (const name of fs.readdirSync(assets)) {
      if (!/\.(js|css|svg)$/.test(name)) continue
      const bytes = fs.readFileSync(path.join(assets, name))
      fs.writeFileSync(path.join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }))
      fs.writeFileSync(path.join(assets, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }))
    }
  },
}

/** `vite build -c web/vite.config.ts` writes `build/web`; `vite -c web/vite.config.ts` serves with the API of a server on port 8080. */
export default defineConfig(({ command }) => ({
  root: folder('.'),
  cacheDir: folder('../node_modules/.vite-web'),
  plugins: [react(), compressed],
  resolve: command === 'build' ? { alias: [{ find: /^zod$/, replacement: folder('api/schemas-in-production.ts') }] } : {},
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:8080', '/public': 'http://127.0.0.1:8080' } },
  build: {
    outDir,
    emptyOutDir: true,
    // The manifest is read by the check of the script budget.
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
  },
}))
