/** `npm run hoanhap -- <command>`: the command line of the installation. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, install, requireNode, root } from './support.mjs'

requireNode()
await install()
await build(['server'])
process.env.HOANHAP_ROOT ??= root
await import(pathToFileURL(path.join(root, 'build', 'server', 'hoanhap.js')).href)
