/** Once for a test run: one embedded PostgreSQL and one migrated template from which each test file copies its database. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureDatabase, startEmbedded } from '../../server/platform/embedded-postgres.ts'
import { fixedKeys } from '../../server/platform/keys.ts'
import { migrate, readMigrations } from '../../server/platform/migrate.ts'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Memory where the machine has it: the cluster is thrown away.
  const parent = fs.existsSync('/dev/shm') && process.platform === 'linux' ? '/dev/shm' : os.tmpdir()
  const folder = fs.mkdtempSync(path.join(parent, 'hn-test-'))
  fs.chmodSync(folder, 0o755)
  const cluster = await startEmbedded({ folder, throwAway: true })
  const stop = async () => {
    await cluster.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
  try {
    const template = 'template_hoanhap'
    await ensureDatabase(cluster.admin, template)
    const keys = fixedKeys()
    await migrate({ ...cluster.admin, database: template }, readMigrations(path.resolve(import.meta.dirname, '../../server')), { app: keys.secret('database-app'), worker: keys.secret('database-worker') })
    project.provide('cluster', { admin: cluster.admin, template, processId: cluster.processId })
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}
