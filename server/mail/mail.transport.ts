/** One mail to one address through the office's own server, and what came of it. Nothing of a mail or of the server's words reaches a log. */
import fs from 'node:fs'
import { PassThrough } from 'node:stream'
import { createRequire } from 'node:module'
import type * as Nodemailer from 'nodemailer'
import type { Mail } from '@hoa-nhap/domain/mail/mail.rules'
import type { MailSettings } from '../platform/configuration.ts'

export type Outcome =
  | { readonly state: 'sent' | 'unknown' }
  /** `server`: it is the server that does not work, not this mail; the others would fare no better. */
  | { readonly state: 'later'; readonly server: boolean; readonly reply: string | null }
  | { readonly state: 'refused'; readonly reply: string | null }

/** One mail at a time. */
export type MailSender = { send(id: string, to: string, mail: Mail): Promise<Outcome>; close(): void }

type SendingError = { readonly command?: string; readonly responseCode?: number }
/** Steps that concern the server or the sender and no single mail. */
const aboutServer = /^(CONN|API|EHLO|HELO|LHLO|STARTTLS|AUTH|MAIL)/

/**
 * The server's answer decides. Without one: as long as the text was not handed over whole, the server cannot have taken it; afterwards nobody can say, so it is
 * `unknown` and not sent again.
 */
export function outcomeOf({ command = '', responseCode }: SendingError, handedOver: boolean): Outcome {
  if (responseCode === undefined) return handedOver ? { state: 'unknown' } : { state: 'later', server: true, reply: null }
  const reply = String(responseCode)
  return responseCode >= 500 && !aboutServer.test(command) ? { state: 'refused', reply } : { state: 'later', server: aboutServer.test(command) || responseCode === 421, reply }
}

const seconds = 1000

export function openMailSender(settings: MailSettings): MailSender {
  const domain = settings.from.slice(settings.from.lastIndexOf('@') + 1)
  // Loaded where mail is set up: most installations send none.
  const { createTransport } = createRequire(import.meta.url)('nodemailer') as typeof Nodemailer
  const transport = createTransport({
    pool: true, maxConnections: 1, maxMessages: 200, host: settings.host, port: settings.port, name: domain,
    secure: settings.implicitTls, requireTLS: !settings.implicitTls && !settings.plain, ignoreTLS: settings.plain,
    ...(settings.user !== null ? { auth: { user: settings.user, pass: settings.password ?? '' } } : {}),
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(settings.authorityFile ? { ca: fs.readFileSync(settings.authorityFile) } : {}) },
    connectionTimeout: 15 * seconds, greetingTimeout: 15 * seconds, socketTimeout: 60 * seconds,
    // A text cannot make it read a file or an address.
    disableFileAccess: true, disableUrlAccess: true, logger: false,
  })
  // Read to its end: the whole text has been given to the connection.
  let handedOver = false
  transport.use('stream', (mail, done) => {
    // The last station before the connection, which begins to read when the server has asked for the text.
    mail.message.processFunc((input) => {
      const last = new PassThrough().once('end', () => { handedOver = true })
      input.once('error', (error) => last.destroy(error))
      return input.pipe(last)
    })
    done()
  })
  return {
    async send(id, to, { subject, text }) {
      handedOver = false
      try {
        await transport.sendMail({
          from: { name: 'Hòa Nhập', address: settings.from }, to: { name: '', address: to }, subject, text, textEncoding: 'quoted-printable', messageId: `<${id}@${domain}>`, encoding: 'utf-8',
          envelope: { from: settings.bounces, to: [to] }, dsn: { id, return: 'headers', notify: ['failure'] },
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        return { state: 'sent' }
      } catch (error) {
        return outcomeOf(error as SendingError, handedOver)
      }
    },
    close: () => transport.close(),
  }
}

export type Report = { readonly id: string; readonly status: string }
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

/** A report of a mail that came back (RFC 3464); null: something else, or a mere delay. */
export function readReport(message: string): Report | null {
  const whole = message.replaceAll('\r\n', '\n').replaceAll(/\n[ \t]+/g, ' ')
  const action = /^Action:\s*(\w+)/im.exec(whole)?.[1]?.toLowerCase()
  const status = /^Status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(whole)?.[1]
  // The envelope names the mail itself; the headers that came back do as well.
  const id = uuid.exec(/^Original-Envelope-Id:\s*(.+)$/im.exec(whole)?.[1] ?? '')?.[0] ?? [...whole.matchAll(/^Message-ID:\s*<([^@>]+)@/gim)].map((match) => uuid.exec(match[1]!)?.[0]).find((found) => found !== undefined)
  return action === 'failed' && id && status?.startsWith('5') ? { id, status } : null
}
