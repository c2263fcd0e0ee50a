/**
 * A closed-loop HTTP client over plain sockets: `connections` requests are always under way. It reads only what a measurement needs
 * (status, length), so that on two cores the client takes as little as possible from what it measures.
 */
import { connect } from 'node:net'

export type Request = { readonly method: 'GET' | 'POST'; readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body?: string }
export type Load = { readonly port: number; readonly connections: number; readonly milliseconds: number; readonly next: () => Request; /** The bytes as they came: to make text of them would cost the same cores that are measured. */ readonly expect: (status: number, body: Buffer) => boolean }
export type LoadResult = { readonly requests: number; readonly wrong: number; readonly seconds: number; readonly rps: number; readonly p50: number; readonly p99: number; readonly firstWrong: string | null }

function serialise(request: Request, port: number): string {
  const headers = { host: `127.0.0.1:${port}`, connection: 'keep-alive', ...request.headers, ...(request.body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(request.body)) }) }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join('\r\n')
  return `${request.method} ${request.path} HTTP/1.1\r\n${head}\r\n\r\n${request.body ?? ''}`
}

/** One complete answer at the start of `buffer`, or null when more bytes are needed. */
function takeAnswer(buffer: Buffer): { status: number; body: Buffer; used: number } | null {
  const end = buffer.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = buffer.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const length = /\r\ncontent-length: (\d+)/i.exec(head)
  if (length) {
    const total = end + 4 + Number(length[1])
    return buffer.length < total ? null : { status, body: buffer.subarray(end + 4, total), used: total }
  }
  if (!/\r\ntransfer-encoding: chunked/i.test(head)) return { status, body: Buffer.alloc(0), used: end + 4 }
  const parts: Buffer[] = []
  let at = end + 4
  for (;;) {
    const line = buffer.indexOf('\r\n', at)
    if (line < 0) return null
    const size = Number.parseInt(buffer.toString('latin1', at, line), 16)
    if (buffer.length < line + 2 + size + 2) return null
    if (size === 0) return { status, body: Buffer.concat(parts), used: line + 4 }
    parts.push(buffer.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
}

export async function runLoad(load: Load): Promise<LoadResult> {
  const times: number[] = []
  let wrong = 0
  let firstWrong: string | null = null
  const started = performance.now()
  const deadline = started + load.milliseconds
  await Promise.all(Array.from({ length: load.connections }, () => new Promise<void>((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: load.port, noDelay: true })
    let pending: Buffer = Buffer.alloc(0)
    let sent = 0
    const send = () => {
      if (performance.now() >= deadline) {
        socket.end()
        resolve()
        return
      }
      sent = performance.now()
      socket.write(serialise(load.next(), load.port))
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk: Buffer) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
      const answer = takeAnswer(pending)
      if (!answer) return
      pending = pending.subarray(answer.used)
      times.push(performance.now() - sent)
      if (!load.expect(answer.status, answer.body)) {
        wrong++
        firstWrong ??= `${answer.status} ${answer.body.toString('utf8', 0, 300)}`
      }
      send()
    })
  })))
  const seconds = (performance.now() - started) / 1000
  times.sort((a, b) => a - b)
  const quantile = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { requests: times.length, wrong, seconds, rps: times.length / seconds, p50: quantile(0.5), p99: quantile(0.99), firstWrong }
}
