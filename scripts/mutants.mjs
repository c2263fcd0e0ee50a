/** `npm run mutants`: weakens the guard in every way the tests know and shows that each is noticed; keeps the score for docs/security.md. */
import path from 'node:path'
import { install, requireNode, root, run } from './support.mjs'

requireNode()
await install({ everything: true })
const vitest = await run(process.execPath, [path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'guards', 'checks/mutants'], { env: { NO_COLOR: '1', HOANHAP_MUTANTS: 'all' } })
if (vitest.code !== 0) process.exit(1)
const page = await run(process.execPath, [path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), path.join(root, 'server/access/security-document.ts')], { env: { NO_COLOR: '1' } })
process.exit(page.code === 0 ? 0 : 1)
