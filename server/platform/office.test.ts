/** The way of an office: a server that somebody else runs, an administrator who is no superuser, on the oldest and the newest major we support. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import pg from 'pg'
import { temporaryFolder } from '../../checks/support/server-process.ts'
import { readConfiguration } from './configuration.ts'
import { startEmbedded, type EmbeddedCluster } from './embedded-postgres.ts'
import { openPlatform } from './open-platform.ts'
import { readTogether, scopeStatement, systemScope } from './transaction.ts'

const folders: string[] = []
const clusters: EmbeddedCluster[] = []
afterAll(async () => {
  for (const cluster of clusters) await cluster.stop()
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true })
})

test.each([['15', 'ep15'], ['18', undefined]])('PostgreSQL %s: migrations by an administrator without superuser, work by the application', async (major, binaries) => {
  const folder = temporaryFolder()
  folders.push(folder)
  const cluster = await startEmbedded({ folder, throwAway: true, binaries })
  clusters.push(cluster)
  expect(cluster.version).toBe(major)
  const { host, port } = cluster.admin
  const superuser = new pg.Client({ ...cluster.admin, database: 'postgres' })
  await superuser.connect()
  await superuser.query(`create role hoanhap_admin login createrole password 'trial'`)
  await superuser.query('create database hoanhap owner hoanhap_admin')
  await superuser.end()

  const url = `postgres://hoanhap_admin:trial@localhost:${port}/hoanhap?host=${encodeURIComponent(host)}`
  const configuration = readConfiguration({ DATABASE_URL: url, HOANHAP_DATA: path.join(folder, 'data'), HOANHAP_DEMO: 'off', HOANHAP_LOG: 'silent' })
  const opened = await openPlatform(configuration)
  try {
    expect(opened.embedded).toBeNull()
    expect(opened.migrated).toContain('0001-organization.sql')
    expect(opened.migrated).toContain('policies.generated.sql')
    const [row] = await readTogether(opened.platform.pool, scopeStatement(systemScope(opened.platform.today())), [{ text: 'select current_user as who, session_user as login' }])
    expect(row!.rows).toEqual([{ who: 'hn_system', login: 'hn_app' }])
    await opened.platform.systemTransaction((transaction) => opened.platform.enqueue(transaction, 'trial', null, { id: '1' }))
    await expect(opened.platform.pool.query('select from person')).rejects.toMatchObject({ code: '42501' })
  } finally {
    await opened.close()
  }
  // The second time there is nothing to do, and it is allowed.
  const again = await openPlatform(configuration)
  expect(again.migrated).toEqual([])
  await again.close()
})

test('without the demonstration the embedded database must be accepted in so many words', async () => {
  const folder = temporaryFolder()
  folders.push(folder)
  await expect(openPlatform(readConfiguration({ HOANHAP_DATA: folder, HOANHAP_DEMO: 'off' }))).rejects.toThrow(/HOANHAP_EMBEDDED=accept/)
})
