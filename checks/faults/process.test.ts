/** What happens to the installation when processes die. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startEmbedded } from '../../server/platform/embedded-postgres.ts'
import { freePort, postmasterOf, root, startServer, temporaryFolder } from '../support/server-process.ts'

const folders: string[] = []
const folder = () => {
  const made = temporaryFolder()
  folders.push(made)
  return made
}
// The people of the demonstration are not what is tried here.
const small = { HOANHAP_DEMO_SIZE: 'small' }
afterAll(() => {
  for (const made of folders) fs.rmSync(made, { recursive: true, force: true })
})

test('a first start, a graceful stop, a second start with the same data and keys', async () => {
  const where = folder()
  const first = await startServer({ folder: where, env: small })
  expect((await first.get('/healthz')).status).toBe(200)
  expect((await first.get('/readyz')).status).toBe(200)
  const keys = fs.readFileSync(path.join(where, 'keys.json'), 'utf8')
  expect(fs.statSync(path.join(where, 'keys.json')).mode & 0o777).toBe(0o600)
  const units = (await first.get('/api/units')).text
  expect(await first.stop()).toBe(0)
  expect(postmasterOf(where)).toBeNull()
  const second = await startServer({ folder: where, env: small, patience: 240 })
  expect((await second.get('/api/units')).text).toBe(units)
  expect(fs.readFileSync(path.join(where, 'keys.json'), 'utf8')).toBe(keys)
  expect(await second.stop()).toBe(0)
})

test('two installations run side by side, each with its own database', async () => {
  const [one, two] = await Promise.all([startServer({ folder: folder(), env: small }), startServer({ folder: folder(), env: small })])
  expect(postmasterOf(one.folder)).not.toBe(postmasterOf(two.folder))
  expect((await one.get('/healthz')).status).toBe(200)
  expect((await two.get('/healthz')).status).toBe(200)
  await Promise.all([one.stop(), two.stop()])
})

test('the server is killed: its database lives on and the next start takes it over', async () => {
  const where = folder()
  const first = await startServer({ folder: where, env: small })
  const database = postmasterOf(where)
  await first.kill()
  expect(postmasterOf(where)).toBe(database)
  const second = await startServer({ folder: where, env: small, patience: 240 })
  expect(postmasterOf(where)).toBe(database)
  expect((await second.get('/api/units')).status).toBe(200)
  await second.stop()
  expect(postmasterOf(where)).toBeNull()
})

test('the database is killed under the server: requests get a sentence and 503, the process lives, the database returns', async () => {
  const where = folder()
  const server = await startServer({ folder: where, env: small })
  const before = postmasterOf(where)!
  process.kill(before, 'SIGKILL')
  const answers = await Promise.all(Array.from({ length: 8 }, () => server.get('/readyz')))
  for (const answer of answers) {
    expect([200, 503]).toContain(answer.status)
    if (answer.status === 503) expect(answer.json).toMatchObject({ code: 'database-unavailable' })
  }
  expect(server.child.exitCode).toBeNull()
  await expect.poll(async () => (await server.get('/readyz')).status, { timeout: 240_000, interval: 250 }).toBe(200)
  expect(postmasterOf(where)).not.toBe(before)
  expect((await server.get('/api/units')).status).toBe(200)
  expect(await server.stop()).toBe(0)
})

test('npm is stopped: it passes no signal on, and yet nothing is left behind', async () => {
  const where = folder()
  const port = await freePort()
  const shell = spawn('sh', ['-c', `"${process.execPath}" build/server/main.js; true`], {
    cwd: root, stdio: 'ignore', env: { PATH: process.env['PATH'], HOANHAP_ROOT: root, HOANHAP_DATA: where, PORT: String(port), npm_lifecycle_event: 'start', ...small },
  })
  const answers = () => fetch(`http://localhost:${port}/readyz`).then((answer) => answer.status, () => 0)
  await expect.poll(answers, { timeout: 120_000, interval: 100 }).toBe(200)
  shell.kill('SIGTERM')
  await expect.poll(() => postmasterOf(where), { timeout: 240_000, interval: 100 }).toBeNull()
  expect(await answers()).toBe(0)
})

test('a folder that is closed to others does not keep the database from starting', async () => {
  const closed = folder()
  fs.chmodSync(closed, 0o700)
  const inside = path.join(closed, 'checkout', '.data')
  const first = await startEmbedded({ folder: inside, throwAway: true })
  const port = first.admin.host
  // As root the data lie below /var/lib/hoa-nhap, since the database's own user may not enter; as an ordinary user they lie where asked.
  expect(port.startsWith(process.getuid?.() === 0 ? '/var/lib/hoa-nhap/' : closed)).toBe(true)
  await first.stop()
  const again = await startEmbedded({ folder: inside, throwAway: true })
  expect(again.admin).toEqual(first.admin)
  await again.stop()
  if (process.getuid?.() === 0) folders.push(path.dirname(port))
})

test('the path of the socket stays short however deep the checkout lies', async () => {
  const deep = path.join(folder(), 'a'.repeat(60), 'b'.repeat(60))
  const cluster = await startEmbedded({ folder: deep, throwAway: true })
  expect(Buffer.byteLength(path.join(cluster.admin.host, '.s.PGSQL.5432'))).toBeLessThanOrEqual(107)
  await cluster.stop()
  folders.push(cluster.admin.host)
})

test('another process of the same checkout joins the running database and leaves it running', async () => {
  const where = folder()
  const server = await startServer({ folder: where, env: small })
  const database = postmasterOf(where)
  const joined = await startEmbedded({ folder: where })
  expect(joined.owned).toBe(false)
  expect(joined.processId).toBe(database)
  await joined.stop()
  expect(postmasterOf(where)).toBe(database)
  await server.stop()
})
