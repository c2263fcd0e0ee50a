/**
 * What the server sends on a connection, message by message. Rows of a batch (`batch.ts`) go to the batch as bytes; everything else goes on to pg,
 * whole messages only. pg makes text of every value before anybody can say that its bytes will only be passed on.
 */
import type pg from 'pg'
import type { Connection } from './batch.ts'

/** Who is answered next. */
export type RowReader = { /** The values of one row: `bytes` from `at`, as the protocol has them. */ row(bytes: Buffer, at: number): void }

const headerBytes = 5
const [parseComplete, bindComplete, noData, dataRow] = [0x31, 0x32, 0x6E, 0x44]

export class Messages {
  readonly #pass: (whole: Buffer) => void
  #rest: Buffer[] = []
  #restBytes = 0
  /** Bytes that must be there before anything more can be read. */
  #needed = headerBytes
  reader: RowReader | null = null

  /** `pass`: what pg does with what has come. */
  constructor(pass: (whole: Buffer) => void) {
    this.#pass = pass
  }

  take(chunk: Buffer): void {
    let bytes = chunk
    if (this.#restBytes > 0) {
      this.#rest.push(chunk)
      this.#restBytes += chunk.length
      // A large message is put together once, not with each of its pieces.
      if (this.#restBytes < this.#needed) return
      bytes = Buffer.concat(this.#rest, this.#restBytes)
    }
    let at = 0
    /** Beginning of what pg gets in one piece. */
    let from = 0
    for (;;) {
      if (bytes.length - at < headerBytes) {
        this.#needed = headerBytes
        break
      }
      const length = 1 + bytes.readInt32BE(at + 1)
      if (bytes.length - at < length) {
        this.#needed = length
        break
      }
      const code = bytes[at]
      if (code === dataRow || code === bindComplete || code === parseComplete || code === noData) {
        // Who is answered may change with what went before.
        if (from < at) this.#pass(bytes.subarray(from, at))
        from = at
        if (this.reader !== null) {
          if (code === dataRow) this.reader.row(bytes, at + headerBytes)
          from = at + length
        }
      }
      at += length
    }
    if (from < at) this.#pass(bytes.subarray(from, at))
    this.#rest = at === bytes.length ? [] : [bytes.subarray(at)]
    this.#restBytes = bytes.length - at
  }
}

const messagesOf = new WeakMap<Connection, Messages>()
export const messagesOn = (connection: Connection): Messages | undefined => messagesOf.get(connection)

/** From now on the client's rows come this way. To be called when it is connected and nothing is under way. */
export function readMessages(client: pg.ClientBase): void {
  const { connection } = client as unknown as { readonly connection: Connection & { readonly stream: NodeJS.ReadableStream } }
  const [own, ...others] = connection.stream.listeners('data') as ((chunk: Buffer) => void)[]
  if (!own || others.length > 0 || messagesOf.has(connection)) return
  const messages = new Messages(own)
  connection.stream.removeListener('data', own)
  connection.stream.on('data', (chunk) => messages.take(chunk as Buffer))
  messagesOf.set(connection, messages)
}

/** Each byte of a text in UTF-8 as one character, and back: as `Statement.inBytes` has it. */
export const inBytes = (text: string): string => Buffer.from(text).toString('latin1')
export const fromBytes = (bytes: string): string => Buffer.from(bytes, 'latin1').toString()
