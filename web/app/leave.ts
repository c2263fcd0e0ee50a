import { signOut } from '@hoa-nhap/domain/access/session.contract'
import { call } from '../api/client.ts'
import { connection } from '../api/connection.ts'
import { queryClient } from '../api/hooks.ts'
import { sessionKey } from './session.ts'

/** Ends the session on the server; on this device nothing of it stays in memory, even when the line is gone. */
export async function leave(): Promise<void> {
  try {
    await call(signOut, {})
  } catch {
    // Without a line the cookie ends with its time; the screen is left all the same.
  }
  connection.signedOut(false)
  queryClient.setQueryData(sessionKey, null)
}
