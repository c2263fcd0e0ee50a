/** `npm run check`: types, lint, structure, generated files. Everything that says no before a test has to. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build, install, requireNode, root, run, say } from './support.mjs'

requireNode()
await install({ everything: true })
const bin = (...parts) => path.join(root, 'node_modules', ...parts)
const node = process.execPath
const checks = []
const check = (name, parameters, options = {}) => checks.push({ name, parameters, options })

for (const part of ['domain', 'server', 'web', 'checks']) check(`types: ${part}`, [bin('ts7', 'bin', 'tsc'), '-p', path.join(root, part), '--noEmit'])
check('lint', [bin('oxlint', 'bin', 'oxlint'), '--type-aware', '--quiet', '.'])
check('structure', [bin('vitest', 'vitest.mjs'), 'run', '--project', 'domain', 'checks/structure', '--reporter=dot'], { env: { NO_COLOR: '1' } })
for (const generator of ['server/access/generate-policies.ts', 'server/access/security-document.ts', 'server/access/dictionary-document.ts', 'server/measures/generate-law-pages.ts', 'server/documents/generate-forms-page.ts', 'server/reports/reports-document.ts']) {
  if (fs.existsSync(path.join(root, generator))) check(`generated: ${generator}`, [bin('tsx', 'dist', 'cli.mjs'), path.join(root, generator), '--check'])
}
check('migrations and start of a fresh database', [bin('vitest', 'vitest.mjs'), 'run', '--project', 'server', 'server/platform/migrate.test.ts', '--reporter=dot'], { env: { NO_COLOR: '1' } })
check('tables, policies, dictionary and security page agree', [bin('vitest', 'vitest.mjs'), 'run', '--project', 'server', 'server/access/dictionary.test.ts', 'server/access/policies.test.ts', '--reporter=dot'], { env: { NO_COLOR: '1' } })

let failed = 0
for (const { name, parameters, options } of checks) {
  const result = await run(node, parameters, { quiet: true, label: name, ...options })
  say(`${result.code === 0 ? 'ok  ' : 'FAIL'} ${name} (${result.seconds.toFixed(1)} s)`)
  if (result.code !== 0) {
    failed += 1
    say(result.output.trim().split('\n').slice(-60).join('\n'))
  }
}
await build(['server'])
const trial = fs.mkdtempSync(path.join(os.tmpdir(), 'hn-check-'))
fs.chmodSync(trial, 0o755)
for (const document of ['api-document']) {
  const result = await run(node, [path.join(root, 'scripts', 'hoanhap.mjs'), document, '--check'], { quiet: true, env: { HOANHAP_DATA: trial, HOANHAP_DEMO: 'on', DATABASE_URL: '' } })
  say(`${result.code === 0 ? 'ok  ' : 'FAIL'} ${document}`)
  if (result.code !== 0) {
    failed += 1
    say(result.output.trim().split('\n').slice(-3).join('\n'))
  }
}
fs.rmSync(trial, { recursive: true, force: true })
say(`${checks.length + 1 - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
