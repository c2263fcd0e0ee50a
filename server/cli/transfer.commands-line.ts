/** Export, import and their use as a portable backup. */
import path from 'node:path'
import type { CommandLineCommand } from '../platform/command.ts'
import { exportDatabase, importDatabase } from '../platform/transfer.ts'

export const commands: readonly CommandLineCommand[] = [
  {
    usage: 'export <folder>', summary: 'write everything into a new folder, compressed and encrypted with the key file (portable backup)',
    async run({ opened, parameters, say }) {
      const folder = path.resolve(parameters[0]!)
      const manifest = await exportDatabase(opened.connections.admin, opened.keys, folder, opened.platform.now(), say)
      say(`${folder}: ${manifest.tables.length} tables, ${manifest.tables.reduce((sum, table) => sum + table.rows, 0)} rows. Keep the key file apart, and a copy of the keys of persons (keys export): without them nobody reads this.`)
    },
  },
  {
    usage: 'import <folder>', summary: 'load an export into a database that holds no people yet; the key file must be the one of the export',
    async run({ opened, parameters, say }) {
      const manifest = await importDatabase(opened.connections.admin, opened.keys, path.resolve(parameters[0]!), say)
      say(`imported what was exported at ${manifest.at}. Load the keys of persons (keys import), then restart the server.`)
    },
  },
]
