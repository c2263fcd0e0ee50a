/** The real server as its own process on its own data folder, for journeys and for the fault tests. */
import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export const root = path.resolve(import.meta.dirname, '../..')

export type ServerProcess = {
  readonly url: string
  readonly folder: string
  readonly child: ChildProcess
  readonly output: () => string
  /** Seconds from start to the line `ready`. */
  readonly seconds: number
  get(path: string, headers?: Record<string, string>): Promise<{ status: number; json: unknown; text: string }>
  /** SIGTERM and wait for the end. */
  stop(): Promise<number | null>
  /** SIGKILL: no chance to say goodbye. */
  kill(): Promise<void>
}

export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = net.createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => { resolve(port) })
    })
  })
}

export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'hn-run-'))
  fs.chmodSync(folder, 0o755)
  return folder
}

/** Starts `build/server/main.js` (npm test has built it) and waits for `ready`. */
export async function startServer(options: { readonly folder: string; readonly env?: Readonly<Record<string, string>>; readonly patience?: number }): Promise<ServerProcess> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, ['--enable-source-maps', path.join(root, 'build', 'server', 'main.js')], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/', HOANHAP_ROOT: root, HOANHAP_DATA: options.folder, PORT: String(port), HOANHAP_DEMO: 'on', ...options.env },
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString() })
  child.stderr.on('data', (chunk: Buffer) => { output += chunk.toString() })
  const ended = new Promise<number | null>((resolve) => { child.on('exit', (code) => { resolve(code) }) })
  const limit = began + (options.patience ?? 300) * 1000
  while (!/^ready /m.test(output)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended:\n${output}`)
    if (performance.now() > limit) {
      child.kill('SIGKILL')
      throw new Error(`the server was not ready in time:\n${output}`)
    }
    await wait(25)
  }
  const url = `http://localhost:${port}`
  return {
    url, folder: options.folder, child, output: () => output, seconds: (performance.now() - began) / 1000,
    async get(where, headers = {}) {
      const answer = await fetch(`${url}${where}`, { headers })
      const text = await answer.text()
      return { status: answer.status, text, json: answer.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as unknown) : undefined }
    },
    async stop() {
      child.kill('SIGTERM')
      return await ended
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** The embedded server's process id as its own file tells it; null when it does not run. */
export function postmasterOf(folder: string): number | null {
  try {
    const pid = Number(fs.readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 0)
    return pid
  } catch {
    return null
  }
}
