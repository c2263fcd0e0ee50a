/** `npm start`: installs what running needs, builds what changed, starts the server in this process. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, install, requireNode, root } from './support.mjs'

requireNode()
await install()
await build(process.env.HOANHAP_WEB === 'off' ? ['server'] : ['server', 'web'])
process.env.HOANHAP_ROOT ??= root
await import(pathToFileURL(path.join(root, 'build', 'server', 'main.js')).href)
