/** `npm run bench [-- --json]`: measures the hot paths against the floor, in one run (docs/performance.md). */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, install, requireNode, root } from './support.mjs'

requireNode()
await install()
await build(['server'])
process.env.HOANHAP_ROOT ??= root
await import(pathToFileURL(path.join(root, 'build', 'server', 'bench.js')).href)
