import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = (relative: string) => decodeURIComponent(new URL(relative, import.meta.url).pathname)

type Modules = { getModuleInfo(id: string): { readonly importers: readonly string[] } | null }
/** What the entry itself needs is loaded by every page: in one piece it packs better than in fifty. The list of all of antd leads to what no page asked for. */
function partOfEntry(): (id: string, modules: Modules) => string | null {
  const known = new Map<string, boolean>()
  const isPart = (id: string, modules: Modules): boolean => {
    const found = known.get(id)
    if (found !== undefined) return found
    const entry = id.endsWith('/web/app/main.tsx')
    known.set(id, entry)
    const part = entry || (modules.getModuleInfo(id)?.importers ?? []).some((importer) => !importer.endsWith('/antd/es/index.js') && isPart(importer, modules))
    known.set(id, part)
    return part
  }
  return (id, modules) => (id.endsWith('.css') || !isPart(id, modules) ? null : 'entry')
}

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
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: partOfEntry(), test: /./ }] } } },
  },
}))
