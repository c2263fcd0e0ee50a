/** Unpacks the browser of the tests, adds the system libraries it misses where that is possible, and prints its path. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { root } from './support.mjs'

const folder = path.join(root, 'node_modules', '.cache', 'hoa-nhap-browser')
fs.mkdirSync(folder, { recursive: true })
process.env.TMPDIR = folder
const { default: chromium } = await import('@sparticuz/chromium')
const binary = await chromium.executablePath()
const libraryFolder = path.join(folder, 'al2023', 'lib')
const works = (env = process.env) => spawnSync(binary, ['--version', '--no-sandbox'], { encoding: 'utf8', env })
let version = works()
fs.rmSync(path.join(folder, 'library-path'), { force: true })
if (version.status !== 0) {
  // The package carries the few libraries that a bare system lacks.
  const archive = zlib.brotliDecompressSync(fs.readFileSync(path.join(root, 'node_modules', '@sparticuz', 'chromium', 'bin', 'al2023.tar.br')))
  fs.mkdirSync(path.dirname(libraryFolder), { recursive: true })
  spawnSync('tar', ['-x', '-C', path.dirname(libraryFolder)], { input: archive })
  const trial = works({ ...process.env, LD_LIBRARY_PATH: libraryFolder })
  if (trial.status === 0) {
    version = trial
    fs.writeFileSync(path.join(folder, 'library-path'), libraryFolder)
  }
}
if (version.status !== 0 && process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
  const libraries = ['libnss3', 'libnspr4', 'libexpat1', 'libdbus-1-3', 'libatk1.0-0', 'libatk-bridge2.0-0', 'libxkbcommon0', 'libgbm1', 'libasound2', 'fontconfig', 'fonts-liberation']
  const quietly = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], quietly)
  // One by one: a name that this system does not know must not keep the others away.
  for (const library of libraries) spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', library], quietly)
  version = works()
}
if (version.status !== 0) {
  process.stderr.write(`${version.stderr || version.error || 'the browser does not start'}\n`)
  process.exit(1)
}
fs.writeFileSync(path.join(folder, 'path'), binary)
process.stdout.write(`${binary}\n`)
