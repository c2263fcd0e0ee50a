/** Passkeys as a second factor: questions to the browser's authenticator and the judgement of its answers. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON, AuthenticatorTransport } from '@simplewebauthn/server'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { ActorTransaction } from '../platform/route.ts'

/** Certificates and their encodings are a large part of the whole program: loaded where somebody first uses a passkey. */
const webauthn = () => import('@simplewebauthn/server')

/** Who asks: the public address of the installation, or this machine. A key made for one address answers no other. */
export type RelyingParty = { readonly id: string; readonly origin: string }
export function relyingParty(environment: NodeJS.ProcessEnv = process.env): RelyingParty {
  const url = new URL(environment['HOANHAP_PUBLIC_URL'] || `http://localhost:${environment['PORT'] || '8080'}`)
  return { id: url.hostname, origin: url.origin }
}

type Stored = { readonly id: string; readonly credential_id: string; readonly public_key: Buffer; readonly counter: string; readonly transports: string[] }
async function passkeysOf(transaction: ActorTransaction, accountId: string): Promise<Stored[]> {
  return (await transaction.query<Stored>('select id, credential_id, public_key, counter, transports from account_passkey where account_id = $1 order by made_at', [accountId])).rows
}
const known = (keys: readonly Stored[]) => keys.map((key) => ({ id: key.credential_id, transports: key.transports as AuthenticatorTransport[] }))

export async function questionForNewPasskey(transaction: ActorTransaction, party: RelyingParty, account: { readonly id: string; readonly username: string; readonly displayName: string }) {
  return (await webauthn()).generateRegistrationOptions({
    rpName: 'Hòa Nhập', rpID: party.id, userName: account.username, userDisplayName: account.displayName, userID: new Uint8Array(Buffer.from(account.id)), attestationType: 'none',
    excludeCredentials: known(await passkeysOf(transaction, account.id)), authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  })
}
export async function questionForPasskey(transaction: ActorTransaction, party: RelyingParty, accountId: string) {
  return (await webauthn()).generateAuthenticationOptions({ rpID: party.id, allowCredentials: known(await passkeysOf(transaction, accountId)), userVerification: 'preferred' })
}

/** Keeps a new passkey. False: the answer is not to this challenge, not from this address, or not signed as it should be. */
export async function keepPasskey(transaction: ActorTransaction, party: RelyingParty, wish: { readonly id: string; readonly accountId: string; readonly challenge: string; readonly label: string; readonly answer: unknown; readonly at: Instant }): Promise<boolean> {
  const judged = await (await webauthn()).verifyRegistrationResponse({ response: wish.answer as RegistrationResponseJSON, expectedChallenge: wish.challenge, expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: false }).catch(() => null)
  if (!judged?.verified) return false
  const { credential } = judged.registrationInfo
  const { rowCount } = await transaction.query(`insert into account_passkey (id, account_id, credential_id, public_key, counter, transports, label, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (credential_id) do nothing`,
    [wish.id, wish.accountId, credential.id, Buffer.from(credential.publicKey), credential.counter, credential.transports ?? [], wish.label, wish.at])
  return rowCount === 1
}

/** Judges the answer of a passkey of this account; its counter moves on, so that a cloned key or a repeated answer is refused. */
export async function usePasskey(transaction: ActorTransaction, party: RelyingParty, wish: { readonly accountId: string; readonly challenge: string; readonly answer: unknown; readonly at: Instant }): Promise<boolean> {
  const answer = wish.answer as AuthenticationResponseJSON
  const key = (await passkeysOf(transaction, wish.accountId)).find((each) => each.credential_id === answer.id)
  if (!key) return false
  const judged = await (await webauthn()).verifyAuthenticationResponse({
    response: answer, expectedChallenge: wish.challenge, expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: false,
    credential: { id: key.credential_id, publicKey: new Uint8Array(key.public_key), counter: Number(key.counter), transports: key.transports as AuthenticatorTransport[] },
  }).catch(() => null)
  if (!judged?.verified) return false
  const { newCounter } = judged.authenticationInfo
  const { rowCount } = await transaction.query('update account_passkey set counter = $2, used_at = $3 where id = $1 and (counter < $2 or (counter = 0 and $2 = 0))', [key.id, newCounter, wish.at])
  return rowCount === 1
}
