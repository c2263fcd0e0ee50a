/**
 * Several prepared statements in one write to the socket with one Sync behind them: one transaction, one answer, one reading of it. pg sends a
 * Sync after each query, which costs a flush of the server and a turn of our loop for each statement.
 *
 * Uses the door pg keeps for query classes of others (`client.query(submittable)`, as pg-cursor does) and the wire format of protocol 3.
 */
import type pg from 'pg'
import { inBytes, messagesOn, type Messages } from './messages.ts'
import type { Rows, Statement } from './route.ts'

/** Values that have one text form in the protocol; anything else goes through pg's own queries. */
type Plain = string | number | bigint | boolean | Buffer | null | undefined
const isPlain = (value: unknown): value is Plain => value === null || value === undefined || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' || Buffer.isBuffer(value)

/** A text without name and values may be several statements, which only pg's simple query takes. */
export const canBatch = (statements: readonly Statement[]): boolean => statements.every((statement) => (statement.name !== undefined || (statement.values?.length ?? 0) > 0) && (statement.values?.every(isPlain) ?? true))

type Field = { readonly name: string; readonly parse: (text: string) => unknown }
/**
 * What a connection has prepared: the server's name for a statement, and the columns of its rows. By the statement's own name, which ends in the
 * role: a plan under row security belongs to one role, and would be made anew at each change of it.
 */
type Prepared = { readonly name: string; readonly text: string; fields: readonly Field[] | null }
type Known = { readonly byName: Map<string, Prepared>; serial: number }
const knownOf = new WeakMap<object, Known>()
/** Names differ by role and filter only; a connection that has met more begins anew, the server keeps what it has. */
const mostPrepared = 1000

export type Connection = { readonly stream: { write(data: Buffer): boolean; readonly writable: boolean } }
type RowDescription = { readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[] }

/** Messages of the protocol, one behind the other in one piece of memory. */
class Writer {
  #buffer = Buffer.allocUnsafe(4096)
  #at = 0
  #room(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#at + bytes))
    this.#buffer.copy(larger, 0, 0, this.#at)
    this.#buffer = larger
  }
  int16(value: number): void {
    this.#room(2)
    this.#at = this.#buffer.writeInt16BE(value, this.#at)
  }
  int32(value: number): void {
    this.#room(4)
    this.#at = this.#buffer.writeInt32BE(value, this.#at)
  }
  text(value: string): void {
    this.#room(value.length * 3 + 1)
    this.#at += this.#buffer.write(value, this.#at, 'utf8')
    this.#buffer[this.#at++] = 0
  }
  value(value: Plain): void {
    if (value === null || value === undefined) {
      this.int32(-1)
    } else if (Buffer.isBuffer(value)) {
      this.int32(value.length)
      this.#room(value.length)
      value.copy(this.#buffer, this.#at)
      this.#at += value.length
    } else {
      const text = typeof value === 'string' ? value : String(value)
      this.#room(4 + text.length * 3)
      const written = this.#buffer.write(text, this.#at + 4, 'utf8')
      this.#buffer.writeInt32BE(written, this.#at)
      this.#at += 4 + written
    }
  }
  /** Begins a message; `end` with what it returned writes its length. */
  begin(code: string): number {
    this.#room(5)
    this.#buffer[this.#at++] = code.charCodeAt(0)
    this.#at += 4
    return this.#at - 4
  }
  end(start: number): void {
    this.#buffer.writeInt32BE(this.#at - start, start)
  }
  /** What was written; the memory is used again for the next. */
  take(): Buffer {
    const taken = Buffer.allocUnsafe(this.#at)
    this.#buffer.copy(taken, 0, 0, this.#at)
    this.#at = 0
    return taken
  }
}
const writer = new Writer()

export type Outcome = { readonly results: readonly Rows[]; readonly error: Error | null }

/** One batch as pg sees it: a query class of its own, which may be written to the socket before its turn (`lines.ts`) and reads its own rows (`messages.ts`). */
export class Batch {
  readonly #client: pg.ClientBase
  readonly #statements: readonly Statement[]
  readonly #settle: (outcome: Outcome) => void
  readonly #results: Rows[] = []
  readonly #prepared: Prepared[] = []
  #known: Known | null = null
  #rows: Record<string, unknown>[] = []
  #failed: Error | null = null
  #written = false
  #messages: Messages | null = null
  #ended = false

  constructor(client: pg.ClientBase, statements: readonly Statement[], settle: (outcome: Outcome) => void) {
    this.#client = client
    this.#statements = statements
    this.#settle = settle
  }

  /** pg calls this when its turn has come: the answers that come now are its own. */
  submit(connection: Connection): null {
    const messages = messagesOn(connection)
    if (messages) (this.#messages = messages).reader = this
    this.write(connection)
    return null
  }

  write(connection: Connection): void {
    if (this.#written) return
    this.#written = true
    let known = knownOf.get(connection)
    if (!known || known.byName.size > mostPrepared) knownOf.set(connection, (known = { byName: new Map(), serial: known?.serial ?? 0 }))
    this.#known = known
    for (const statement of this.#statements) {
      const values = (statement.values ?? []) as readonly Plain[]
      let prepared = statement.name === undefined ? undefined : known.byName.get(statement.name)
      if (prepared?.text !== statement.text) {
        prepared = { name: statement.name === undefined ? '' : `b${++known.serial}`, text: statement.text, fields: null }
        if (statement.name !== undefined) known.byName.set(statement.name, prepared)
        const parse = writer.begin('P')
        writer.text(prepared.name)
        writer.text(statement.text)
        writer.int16(0)
        writer.end(parse)
      }
      this.#prepared.push(prepared)
      const bind = writer.begin('B')
      writer.text('')
      writer.text(prepared.name)
      writer.int16(values.length)
      for (const value of values) writer.int16(Buffer.isBuffer(value) ? 1 : 0)
      writer.int16(values.length)
      for (const value of values) writer.value(value)
      writer.int16(0)
      writer.end(bind)
      if (prepared.fields === null) {
        const describe = writer.begin('D')
        writer.text('P')
        writer.end(describe)
      }
      const execute = writer.begin('E')
      writer.text('')
      writer.int32(0)
      writer.end(execute)
    }
    writer.end(writer.begin('S'))
    const message = writer.take()
    // A stream that has closed says so by itself, and the client then fails every query.
    if (connection.stream.writable) connection.stream.write(message)
  }

  #end(outcome: Outcome): void {
    if (this.#ended) return
    this.#ended = true
    if (this.#messages) this.#messages.reader = null
    this.#settle(outcome)
  }

  handleRowDescription(message: RowDescription): void {
    const prepared = this.#prepared[this.#results.length]!
    prepared.fields = message.fields.map((field) => ({ name: field.name, parse: (this.#client as unknown as { getTypeParser(oid: number, format: string): (text: string) => unknown }).getTypeParser(field.dataTypeID, 'text') }))
  }

  handleDataRow(message: { readonly fields: readonly (string | null)[] }): void {
    const asBytes = this.#statements[this.#results.length]!.inBytes
    this.#row((index) => {
      const text = message.fields[index]!
      return asBytes && text !== null ? inBytes(text) : text
    })
  }

  /** A row as it came: for each value its length, or -1, and its bytes. */
  row(bytes: Buffer, start: number): void {
    const asBytes = this.#statements[this.#results.length]!.inBytes
    // A row that is not of this statement is nobody's.
    if (bytes.readInt16BE(start) !== this.#prepared[this.#results.length]!.fields!.length) this.#failed ??= new Error('a row of another statement')
    let at = start + 2
    this.#row(() => {
      const length = bytes.readInt32BE(at)
      at += 4
      if (length < 0) return null
      at += length
      return bytes.toString(asBytes ? 'latin1' : 'utf8', at - length, at)
    })
  }

  #row(next: (index: number) => string | null): void {
    if (this.#failed) return
    const fields = this.#prepared[this.#results.length]!.fields!
    const row: Record<string, unknown> = {}
    try {
      for (let index = 0; index < fields.length; index++) {
        const text = next(index)
        row[fields[index]!.name] = text === null ? null : fields[index]!.parse(text)
      }
    } catch (error) {
      this.#failed = error as Error
    }
    this.#rows.push(row)
  }

  handleCommandComplete(message: { readonly text: string }): void {
    const count = Number(message.text.slice(message.text.lastIndexOf(' ') + 1))
    this.#prepared[this.#results.length]!.fields ??= []
    this.#results.push({ rows: this.#rows, rowCount: Number.isInteger(count) && message.text.includes(' ') ? count : null })
    this.#rows = []
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' })
  }

  handlePortalSuspended(): void {}

  handleCopyInResponse(connection: { sendCopyFail(reason: string): void }): void {
    connection.sendCopyFail('not here')
  }

  handleCopyData(): void {}

  handleError(error: Error): void {
    // Whether a statement that had not been met before is prepared now is not known: the next attempt takes a new name.
    for (const [index, prepared] of this.#prepared.entries()) if (prepared.fields === null) this.#known?.byName.delete(this.#statements[index]!.name ?? '')
    this.#end({ results: this.#results, error: this.#failed ?? error })
  }

  handleReadyForQuery(): void {
    this.#end({ results: this.#results, error: this.#failed })
  }
}

/** The connection under a client, on which it writes itself. */
export const connectionOf = (client: pg.ClientBase): Connection => (client as unknown as { readonly connection: Connection }).connection

/** Whether a batch under way is the first to prepare one of them: until it is answered, nobody knows whether it is prepared. */
export function beingPrepared(connection: Connection, statements: readonly Statement[]): boolean {
  const known = knownOf.get(connection)
  return known !== undefined && statements.some((statement) => {
    const prepared = statement.name === undefined ? undefined : known.byName.get(statement.name)
    return prepared !== undefined && prepared.fields === null
  })
}

/**
 * Runs the statements in order in one transaction that ends with them (where they do not begin one themselves). Results come up to the first
 * error; then nothing has been written, and nothing that was read may be used.
 */
export function sendBatch(client: pg.ClientBase, statements: readonly Statement[]): Promise<Outcome> {
  return new Promise((resolve) => {
    client.query(new Batch(client, statements, resolve) as unknown as pg.Submittable)
  })
}
