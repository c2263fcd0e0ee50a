/** The second step of signing in, the factors of an account, its sessions, and what an administrator may end. */
import { z } from 'zod'
import { Role } from '../kernel/actor.ts'
import { operation } from '../kernel/operation.ts'
import { InstantText } from '../kernel/plain-date.ts'
import { Factor, SessionView } from './session.contract.ts'

/** What a browser hands over from an authenticator; judged by the library, not here. */
const AuthenticatorAnswer = z.looseObject({ id: z.string().max(2000), rawId: z.string().max(2000), type: z.literal('public-key'), response: z.record(z.string(), z.unknown()), clientExtensionResults: z.record(z.string(), z.unknown()) })
/** What a browser needs to ask an authenticator. */
const AuthenticatorQuestion = z.record(z.string(), z.unknown())

const token = z.string().min(20).max(100)
export const finishSignIn = operation({
  id: 'access.finish-sign-in', method: 'POST', path: '/api/session/second-factor', summary: 'The second step of signing in', summaryVi: 'Xác thực bước hai', access: 'public', audit: 'signed-in',
  body: z.discriminatedUnion('factor', [
    z.object({ token, factor: z.literal('totp'), code: z.string().trim().max(20) }),
    z.object({ token, factor: z.literal('recovery'), code: z.string().trim().max(40) }),
    z.object({ token, factor: z.literal('passkey'), answer: AuthenticatorAnswer }),
  ]),
  output: SessionView, refusals: ['wrong-code', 'sign-in-expired', 'too-many-attempts', 'no-post-today'],
})
export const askPasskey = operation({
  id: 'access.ask-passkey', method: 'POST', path: '/api/session/passkey', summary: 'What the browser asks the passkey of a pending sign-in', summaryVi: 'Hỏi khóa truy cập', access: 'public', audit: null,
  body: z.object({ token }), output: AuthenticatorQuestion, refusals: ['sign-in-expired'],
})
/** For posts that need a second factor and have none: the secret for the app, shown once; the first code finishes the sign-in. */
export const enrolAtSignIn = operation({
  id: 'access.enrol-at-sign-in', method: 'POST', path: '/api/session/enrolment', summary: 'Set up the app at the first sign-in', summaryVi: 'Cài mã xác thực khi đăng nhập lần đầu', access: 'public', audit: null,
  body: z.object({ token }), output: z.object({ secret: z.string(), uri: z.string() }), refusals: ['sign-in-expired'],
})

export const MySecurity = z.object({
  totp: z.boolean(), passkeys: z.array(z.object({ id: z.string(), label: z.string(), madeAt: InstantText, usedAt: InstantText.nullable() })), recoveryCodesLeft: z.number().int(), needed: z.boolean(),
  sessions: z.array(z.object({ id: z.string(), postId: z.string(), role: Role, agencyName: z.string(), startedAt: InstantText, expiresAt: InstantText, factor: Factor.nullable(), current: z.boolean() })),
})
export const mySecurity = operation({
  id: 'access.my-security', method: 'GET', path: '/api/account', summary: 'Second factors and sessions of this account', summaryVi: 'Tài khoản của tôi', access: 'signed-in', audit: null, output: MySecurity,
})
const password = z.string().min(1).max(200)
export const startTotp = operation({
  id: 'access.start-totp', method: 'POST', path: '/api/account/totp', summary: 'A new secret for the app; it counts once its first code is confirmed', summaryVi: 'Cài ứng dụng mã xác thực', access: 'signed-in', audit: null,
  body: z.object({ password }), output: z.object({ secret: z.string(), uri: z.string() }), refusals: ['wrong-credentials', 'too-many-attempts'],
})
export const confirmTotp = operation({
  id: 'access.confirm-totp', method: 'PUT', path: '/api/account/totp', summary: 'Confirm the app by its first code; answers the recovery codes, once', summaryVi: 'Xác nhận ứng dụng mã xác thực', access: 'signed-in', audit: 'second-factor-added',
  body: z.object({ code: z.string().trim().max(20) }), output: z.object({ recoveryCodes: z.array(z.string()) }), refusals: ['wrong-code'],
})
export const startPasskey = operation({
  id: 'access.start-passkey', method: 'POST', path: '/api/account/passkeys/question', summary: 'What the browser asks a new passkey', summaryVi: 'Thêm khóa truy cập', access: 'signed-in', audit: null,
  body: z.object({ password }), output: AuthenticatorQuestion, refusals: ['wrong-credentials', 'too-many-attempts'],
})
export const addPasskey = operation({
  id: 'access.add-passkey', method: 'POST', path: '/api/account/passkeys', summary: 'Add the passkey', summaryVi: 'Ghi khóa truy cập', access: 'signed-in', audit: 'second-factor-added',
  body: z.object({ label: z.string().trim().min(1).max(60), answer: AuthenticatorAnswer }), output: z.object({ recoveryCodes: z.array(z.string()) }), refusals: ['wrong-code'],
})
export const newRecoveryCodes = operation({
  id: 'access.new-recovery-codes', method: 'POST', path: '/api/account/recovery-codes', summary: 'New recovery codes; the old ones end', summaryVi: 'Tạo lại mã dự phòng', access: 'signed-in', audit: 'recovery-codes-made',
  body: z.object({ password }), output: z.object({ recoveryCodes: z.array(z.string()) }), refusals: ['wrong-credentials', 'too-many-attempts'],
})
/** `totp`, or the id of a passkey. The last factor of a post that needs one cannot be taken away. */
export const removeFactor = operation({
  id: 'access.remove-factor', method: 'POST', path: '/api/account/factors/:id/removal', summary: 'Remove a second factor', summaryVi: 'Gỡ lớp xác thực', access: 'signed-in', audit: 'second-factor-removed',
  params: z.object({ id: z.string().max(60) }), body: z.object({ password }), output: z.undefined(), status: 204, refusals: ['wrong-credentials', 'too-many-attempts', 'second-factor-needed'],
})
/** One's own password. Every other session of the account ends. */
export const changePassword = operation({
  id: 'access.change-password', method: 'PUT', path: '/api/account/password', summary: 'Change the own password; other sessions end', summaryVi: 'Đổi mật khẩu', access: 'signed-in', audit: 'password-changed',
  body: z.object({ password, newPassword: password }), output: z.object({ /** Sessions that ended. */ ended: z.number().int() }),
  refusals: ['wrong-credentials', 'too-many-attempts', 'password-too-short', 'password-same', 'password-too-easy', 'password-of-demonstration'],
})
export const endMySession = operation({
  id: 'access.end-session', method: 'DELETE', path: '/api/account/sessions/:id', summary: 'End one of your sessions', summaryVi: 'Kết thúc một phiên của tôi', access: 'signed-in', audit: 'session-ended', params: z.object({ id: z.uuid() }), output: z.undefined(), status: 204,
})
/** For the administrator of a province: accounts with a post there. */
export const listAccounts = operation({
  id: 'access.accounts', method: 'GET', path: '/api/accounts', summary: 'Accounts of the province, their factors and sessions', summaryVi: 'Tài khoản trong tỉnh', access: ['system-admin'], audit: null,
  query: z.object({ q: z.string().trim().max(100).optional() }),
  output: z.object({ items: z.array(z.object({ id: z.string(), username: z.string(), displayName: z.string(), disabled: z.boolean(), sessions: z.number().int(), totp: z.boolean(), passkeys: z.number().int() })) }),
})
export const endSessionsOf = operation({
  id: 'access.end-sessions-of', method: 'DELETE', path: '/api/accounts/:id/sessions', summary: 'End every session of an account', summaryVi: 'Kết thúc mọi phiên của một tài khoản', access: ['system-admin'], audit: 'sessions-ended',
  params: z.object({ id: z.uuid() }), output: z.object({ ended: z.number().int() }),
})
/** Phone lost and codes lost: the factors go, every session ends, and a post that needs one sets it up at the next sign-in. Never one's own. */
export const resetFactorsOf = operation({
  id: 'access.reset-factors-of', method: 'DELETE', path: '/api/accounts/:id/factors', summary: 'Remove the second factors of an account', summaryVi: 'Gỡ lớp xác thực của một tài khoản', access: ['system-admin'], audit: 'second-factor-reset',
  params: z.object({ id: z.uuid() }), output: z.undefined(), status: 204, refusals: ['not-by-oneself'],
})
/** The officer's own personal number, kept as a keyed hash: his own dossier is closed to him by itself. */
export const setOwnNumber = operation({
  id: 'access.set-own-number', method: 'PUT', path: '/api/accounts/:id/personal-number', summary: 'Note the personal number of an officer', summaryVi: 'Ghi số định danh của cán bộ', access: ['system-admin'], audit: 'own-number-noted',
  params: z.object({ id: z.uuid() }), body: z.object({ personalNumber: z.string().regex(/^\d{12}$/) }), output: z.undefined(), status: 204,
})
export const secondFactorOperations = [
  finishSignIn, askPasskey, enrolAtSignIn, mySecurity, startTotp, confirmTotp, startPasskey, addPasskey, newRecoveryCodes, removeFactor, changePassword, endMySession, listAccounts, endSessionsOf, resetFactorsOf, setOwnNumber,
]
