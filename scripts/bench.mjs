/** `npm run bench [-- --json]`: measures the hot paths against the floor, in one run (docs/performance.md). */
import path from 'node:path'
import { build, install, requireNode, root, run } from './support.mjs'

requireNode()
await install({ everything: true })
await build(['server'])
const result = await run(process.execPath, [path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), path.join(root, 'checks', 'bench', 'bench.ts'), ...process.argv.slice(2)])
process.exit(result.code)
