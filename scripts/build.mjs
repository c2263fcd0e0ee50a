/** Builds `server` (esbuild, one folder of plain JavaScript) or `web` (vite, then compressed beside each file). Called by the other scripts. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { promisify } from 'node:util'
import { fingerprint, root, serverSources, webSources } from './support.mjs'

const kind = process.argv[2]
const out = path.join(root, 'build', kind)
const stamp = path.join(root, 'build', `${kind}.stamp`)
const sources = fingerprint(kind === 'server' ? serverSources : webSources)
fs.rmSync(stamp, { force: true })

async function buildServer() {
  const esbuild = await import('esbuild')
  const entries = { main: 'server/main.ts', hoanhap: 'server/cli/hoanhap.ts', renderer: 'server/documents/render/worker.ts', bench: 'server/bench/bench.ts' }
  const entryPoints = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, path.join(root, file)]).filter(([, file]) => fs.existsSync(file)))
  const domain = path.join(root, 'domain')
  const { metafile } = await esbuild.build({
    metafile: true, absWorkingDir: root, entryPoints, outdir: out, bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20', sourcemap: 'linked', chunkNames: 'chunks/[name]-[hash]', logLevel: 'error', define: { __HOANHAP_BUILT__: 'true' },
    // Files of data are read from where the source stands, not from the bundle.
    banner: { js: `import { fileURLToPath as __toPath, pathToFileURL as __toUrl } from 'node:url'; import { join as __join, dirname as __up } from 'node:path'; const __root = (() => { let at = __up(__toPath(import.meta.url)); while (!at.endsWith('build')) at = __up(at); return __up(at) })();` },
    plugins: [{
      name: 'sources',
      setup(build) {
        build.onResolve({ filter: /^@hoa-nhap\/domain\// }, ({ path: name }) => {
          const file = path.join(domain, name.slice('@hoa-nhap/domain/'.length))
          return { path: file.endsWith('.json') ? file : `${file}.ts` }
        })
        build.onResolve({ filter: /^[^./]/ }, ({ path: name, kind: how }) => (how === 'entry-point' || path.isAbsolute(name) ? undefined : { path: name, external: true }))
        build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
          const relative = path.relative(root, file).split(path.sep).join('/')
          const text = fs.readFileSync(file, 'utf8')
            .replaceAll('import.meta.dirname', `__join(__root, ${JSON.stringify(path.posix.dirname(relative))})`)
            .replaceAll('import.meta.filename', `__join(__root, ${JSON.stringify(relative)})`)
            .replaceAll('import.meta.url', `__toUrl(__join(__root, ${JSON.stringify(relative)})).href`)
          return { contents: text, loader: 'ts' }
        })
      },
    }],
  })
  // Letters outside ASCII stand as escapes: one of them anywhere would make the text of the whole file, which a process keeps, twice as wide. esbuild leaves those of regular expressions and
  // comments; in both the escape means the same.
  for (const file of Object.keys(metafile.outputs).filter((name) => name.endsWith('.js'))) {
    const text = fs.readFileSync(path.resolve(root, file), 'utf8')
    const plain = text.replace(/[^\0-\x7F]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
    if (plain !== text) fs.writeFileSync(path.resolve(root, file), plain)
  }
  // A server that runs may still ask for a part of the build it came from: parts of earlier builds stay for a day.
  const made = new Set(Object.keys(metafile.outputs).map((file) => path.resolve(root, file)))
  const chunks = path.join(out, 'chunks')
  for (const name of fs.existsSync(chunks) ? fs.readdirSync(chunks) : []) {
    const file = path.join(chunks, name)
    if (!made.has(file) && Date.now() - fs.statSync(file).mtimeMs > 86_400_000) fs.rmSync(file, { force: true })
  }
}

async function buildWeb() {
  execFileSync(process.execPath, [path.join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '-c', path.join(root, 'web', 'vite.config.ts'), '--logLevel', 'warn'], { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } })
  const brotli = promisify(zlib.brotliCompress)
  const gzip = promisify(zlib.gzip)
  const files = fs.readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.(js|css|html|svg|json|webmanifest|txt)$/.test(entry.name)).map((entry) => path.join(entry.parentPath, entry.name))
  await Promise.all(files.map(async (file) => {
    const content = fs.readFileSync(file)
    if (content.length < 1024) return
    fs.writeFileSync(`${file}.br`, await brotli(content, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } }))
    fs.writeFileSync(`${file}.gz`, await gzip(content, { level: 9 }))
  }))
}

await (kind === 'server' ? buildServer() : buildWeb())
fs.mkdirSync(path.dirname(stamp), { recursive: true })
// Sources that changed during the build leave the stamp behind them, and the next start builds again.
fs.writeFileSync(stamp, sources)
