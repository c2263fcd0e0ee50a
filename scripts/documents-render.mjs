/**
 * `npm run documents:render [-- [--keep] [--compare] [<form id> …]]`: every form with invented facts as DOCX, PDF and one PNG per page under `build/documents/`, with its
 * words checked. Says which pages changed since they were last kept; `--keep` keeps them as they are now;
 * `--compare` makes no files, in a tenth of the time.
 */
import path from 'node:path'
import { install, requireNode, root, run } from './support.mjs'

requireNode()
await install({ everything: true })
const tools = await run(process.execPath, [path.join(root, 'scripts', 'poppler.mjs')], { label: 'poppler' })
if (tools.code !== 0) process.exit(tools.code)
const result = await run(process.execPath, [path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), path.join(root, 'checks', 'documents', 'render.ts'), ...process.argv.slice(2)], { env: { npm_config_loglevel: 'error' } })
process.exit(result.code)
