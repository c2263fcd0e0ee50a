/**
 * `npm test`: installs everything, makes the browser ready, builds, runs every test, and ends with one line `N passed, N failed`.
 * `npm test -- --fast` runs what takes seconds: rules, platform, measures and the web's own, without browser, faults, probes and long walks; other arguments go to vitest (a path, `-t` a title).
 */
import fs from 'node:fs'
import path from 'node:path'
import { build, install, requireNode, root, run, say } from './support.mjs'

requireNode()
const given = process.argv.slice(2)
const fast = given.includes('--fast')
const others = given.filter((argument) => argument !== '--fast')
await install({ everything: true })
const poppler = await run(process.execPath, [path.join(root, 'scripts', 'poppler.mjs')], { label: 'poppler', quiet: true })
if (poppler.code !== 0) say(`${poppler.output.trim()}\nCác bài về giấy tờ sẽ hỏng · The tests of papers will fail.`)
if (!fast) {
  const mail = await run(process.execPath, [path.join(root, 'scripts', 'mail-server.mjs')], { label: 'máy chủ thư · mail server', quiet: true })
  if (mail.code !== 0) say(`${mail.output.trim()}\nCác bài về thư sẽ hỏng · The tests of mail will fail.`)
  await build(['server', 'web'])
  const browser = await run(process.execPath, [path.join(root, 'scripts', 'browser.mjs')], { label: 'trình duyệt · browser', quiet: true })
  if (browser.code !== 0) say(`${browser.output.trim()}\nTrình duyệt chưa sẵn sàng; các bài duyệt web sẽ hỏng · The browser is not ready; the journeys will fail.`)
}
if (!process.env.HOANHAP_REFERENCE_DATA) say('HOANHAP_REFERENCE_DATA chưa đặt: danh mục không được so với tệp tham chiếu · unset: the catalogue is not compared with reference files.')

const report = path.join(root, 'build', `test-report-${process.pid}.json`)
fs.mkdirSync(path.dirname(report), { recursive: true })
const projects = fast ? ['--project', 'domain', '--project', 'server', '--project', 'web', '--exclude', '**/*.property.test.ts', '--exclude', '**/{harm,properties,random-lives,written-lives,lives}.test.ts', 'domain', 'web', 'checks/structure', 'server/platform', 'server/measures', 'server/organization'] : []
const result = await run(process.execPath, [
  path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...projects, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...others,
], { env: { NO_COLOR: '1', npm_config_loglevel: 'error', NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --disable-warning=ExperimentalWarning`.trim() } })

let passed = 0
let failed = 0
try {
  const { testResults, numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(fs.readFileSync(report, 'utf8'))
  passed = numPassedTests
  // A file that could not even be loaded, and a test that was left out, count as failures.
  const unloaded = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
  for (const file of unloaded) say(`  ${path.relative(root, file.name)}: ${String(file.message).split('\n')[0]}`)
  const filtered = others.some((argument) => argument === '-t' || argument.startsWith('--testNamePattern'))
  failed = numFailedTests + unloaded.length + (filtered ? 0 : numPendingTests + numTodoTests)
  fs.rmSync(report, { force: true })
} catch {
  failed = 1
}
if (result.code !== 0 && failed === 0) failed = 1
say(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
