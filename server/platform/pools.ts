/** Connections of the application. All of them log in as a role that owns nothing. */
import pg from 'pg'
import { readMessages } from './messages.ts'

// A calendar day stays the text it is: as a Date it would become an instant and, in Viet Nam, the day before.
pg.types.setTypeParser(1082, (value) => value)
// bigint counters of this product stay below 2^53.
pg.types.setTypeParser(20, (value) => Number(value))

export type ConnectionSettings = pg.ClientConfig

/** Pool of `hn_app`; statements of one transaction are written to the socket at once (`batch.ts`). */
export function appPool(connection: ConnectionSettings, options: { readonly max?: number; readonly onError?: (code: string) => void } = {}): pg.Pool {
  const pool = new pg.Pool({
    ...connection, max: options.max ?? 16, idleTimeoutMillis: 60_000, connectionTimeoutMillis: 5_000, keepAlive: true,
    application_name: 'hoa-nhap',
  })
  // Without a listener a lost connection would end the process.
  pool.on('error', (error) => options.onError?.((error as { code?: string }).code ?? 'connection-lost'))
  pool.on('connect', (client) => {
    client.on('error', () => {})
    readMessages(client)
  })
  return pool
}
