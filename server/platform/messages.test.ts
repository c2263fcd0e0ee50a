/** Messages of the server, however they are cut into pieces on the way. */
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../checks/support/database.ts'
import { connectionOf, sendBatch } from './batch.ts'
import { Messages, messagesOn, readMessages } from './messages.ts'

const message = (code: string, body: Buffer) => {
  const head = Buffer.alloc(5)
  head.write(code, 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
const row = (text: string) => message('D', Buffer.from(text))

/** What went to the reader, and what to pg, in order. */
function taken(chunks: readonly Buffer[], readerFrom = 0): string[] {
  const seen: string[] = []
  const reader = { row: (bytes: Buffer, at: number) => { seen.push(`row ${bytes.subarray(at, at + bytes.readInt32BE(at - 4) - 4).toString()}`) } }
  let ended = 0
  const messages: Messages = new Messages((whole) => {
    for (let at = 0; at < whole.length;) {
      const end = at + 1 + whole.readInt32BE(at + 1)
      const code = String.fromCharCode(whole[at]!)
      seen.push(`${code} ${whole.subarray(at + 5, end).toString()}`)
      // As pg does: with the end of one, the next is answered.
      if (code === 'Z') messages.reader = ++ended >= readerFrom ? reader : null
      at = end
    }
  })
  if (readerFrom === 0) messages.reader = reader
  for (const chunk of chunks) messages.take(chunk)
  return seen
}

describe('messages', () => {
  const stream = [message('2', Buffer.alloc(0)), row('a'), message('C', Buffer.from('SELECT 1')), message('Z', Buffer.from('I')), message('1', Buffer.alloc(0)), message('2', Buffer.alloc(0)), message('T', Buffer.from('columns')), row('Ướm'.repeat(400)), row(''), message('n', Buffer.alloc(0)), message('C', Buffer.from('x')), message('Z', Buffer.from('I')), row('last')]
  const whole = Buffer.concat(stream)
  test.each([0, 1, 2])('are the same in whatever pieces they come, with a reader from the batch %i on', (readerFrom) => {
    const expected = taken(stream, readerFrom)
    expect(expected.filter((each) => each.startsWith('row'))).toHaveLength([4, 3, 1][readerFrom]!)
    fc.assert(fc.property(fc.array(fc.nat(whole.length), { maxLength: 12 }), (cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), whole.length]
      expect(taken(at.slice(1).map((end, index) => whole.subarray(at[index], end)), readerFrom)).toEqual(expected)
    }), { numRuns: 300 })
    expect(taken([...whole].map((byte) => Buffer.from([byte])), readerFrom)).toEqual(expected)
  })
})

describe('on a connection', async () => {
  const database = await testDatabase()
  afterAll(() => database.drop())
  test('texts come byte by byte where that is asked, and only there', async () => {
    const client = await database.pool.connect()
    try {
      readMessages(client)
      expect(messagesOn(connectionOf(client))).toBeDefined()
      const text = `select $1::text as said, 7 as number, null::text as nothing`
      for (let time = 0; time < 2; time++) {
        const { results, error } = await sendBatch(client, [{ name: 'bytes', text, values: ['Đặng Ướm'], inBytes: true }, { name: 'text', text, values: ['Đặng Ướm'] }])
        expect(error).toBeNull()
        expect(results[0]!.rows).toEqual([{ said: Buffer.from('Đặng Ướm').toString('latin1'), number: 7, nothing: null }])
        expect(results[1]!.rows).toEqual([{ said: 'Đặng Ướm', number: 7, nothing: null }])
        // What pg asks itself is read by pg, between batches too.
        expect((await client.query('select $1::text as said', ['Đặng Ướm'])).rows).toEqual([{ said: 'Đặng Ướm' }])
      }
    } finally {
      client.release()
    }
  })
})
