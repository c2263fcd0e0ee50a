/** Settings of the installation, read once from the environment. Listed with their meaning in `docs/operations.md`. */
import fs from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'

/** What slices ask of the installation. */
export type InstallationSettings = {
  /** Address under which people reach the installation, without a slash at its end; null: not known. */
  readonly publicUrl: string | null
  /** `HOANHAP_SIGNING`: list of the offices' certificates (docs/signing.md); null: every paper is signed by hand. */
  readonly signing: string | null
  /** `HOANHAP_SMTP`; null: nothing is sent. */
  readonly mail: MailSettings | null
}

export type MailSettings = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (`smtps:`). Otherwise STARTTLS, without which nothing is sent. */
  readonly implicitTls: boolean
  /** `?tls=off`, to a server on this machine only. */
  readonly plain: boolean
  readonly user: string | null
  readonly password: string | null
  /** `HOANHAP_MAIL_FROM`. */
  readonly from: string
  /** `HOANHAP_MAIL_BOUNCES`: where reports of failed mail go; the sender's address where it is not set. */
  readonly bounces: string
  /** `HOANHAP_SMTP_CA`: file with the authority of the server's certificate, where it is the office's own. */
  readonly authorityFile: string | null
  /** `HOANHAP_MAIL_DOMAINS`: digests go to addresses of these domains only; empty: to any. */
  readonly domains: readonly string[]
}

export const noSettings: InstallationSettings = { publicUrl: null, signing: null, mail: null }

export type Configuration = {
  /** Folder of the checkout (or of the unpacked release). */
  readonly root: string
  readonly port: number
  readonly host: string
  /** `DATABASE_URL`; null: the embedded database. */
  readonly databaseUrl: string | null
  /** `HOANHAP_APP_DATABASE_URL`: login of the application where its password is set by the administrator. */
  readonly appDatabaseUrl: string | null
  readonly dataFolder: string
  readonly keyFile: string
  readonly demo: boolean
  /** `HOANHAP_EMBEDDED=accept`: real people on the embedded database. */
  readonly embeddedAccepted: boolean
  /** Address under which browsers reach the installation; https turns on secure cookies and HSTS. */
  readonly publicUrl: URL | null
  readonly secure: boolean
  readonly trustProxy: boolean
  readonly metricsToken: string | null
  /** Requests a minute for one session or address; 0: no limit. */
  readonly requestsPerMinute: number
  /** `HOANHAP_POOL`: connections to the database. Four for each core: more only take each other's place in its caches (docs/performance.md). */
  readonly poolSize: number
  readonly logLevel: string
  /** Demonstration only: the moment at which its clock starts. */
  readonly startOfClock: number | null
  readonly jobs: boolean
  readonly settings: InstallationSettings
}

function folderOfProject(): string {
  let folder = import.meta.dirname
  for (;;) {
    if (fs.existsSync(path.join(folder, 'server', 'migrations')) && fs.existsSync(path.join(folder, 'package.json'))) return folder
    const parent = path.dirname(folder)
    if (parent === folder) return process.cwd()
    folder = parent
  }
}

function whole(name: string, fallback: number, environment: NodeJS.ProcessEnv): number {
  const text = environment[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number, not "${text}"`)
  return value
}

const mailAddress = /^[^\s@<>"]+@[^\s@<>"]+$/
const onThisMachine = ['127.0.0.1', 'localhost', '[::1]']

/** The password stands in a file of its own, or, for a trial, in the address. */
export function readMailSettings(environment: NodeJS.ProcessEnv): MailSettings | null {
  const address = environment['HOANHAP_SMTP']
  if (!address) return null
  const wrong = 'HOANHAP_SMTP must be like smtp://mail.example.gov.vn:587 (STARTTLS) or smtps://mail.example.gov.vn:465'
  if (!URL.canParse(address)) throw new Error(wrong)
  const url = new URL(address)
  if (!['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') throw new Error(wrong)
  const plain = url.searchParams.get('tls') === 'off'
  if (plain && !onThisMachine.includes(url.hostname)) throw new Error('HOANHAP_SMTP: ?tls=off is for a mail server on this machine only')
  const from = environment['HOANHAP_MAIL_FROM'] ?? ''
  const bounces = environment['HOANHAP_MAIL_BOUNCES'] || from
  if (!mailAddress.test(from) || !mailAddress.test(bounces)) throw new Error('HOANHAP_MAIL_FROM and HOANHAP_MAIL_BOUNCES must be addresses like hoa-nhap@example.gov.vn')
  const passwordFile = environment['HOANHAP_SMTP_PASSWORD_FILE']
  const password = passwordFile ? fs.readFileSync(passwordFile, 'utf8').replace(/\r?\n$/, '') : decodeURIComponent(url.password)
  const implicitTls = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? (implicitTls ? 465 : 587) : Number(url.port), implicitTls, plain, user: url.username === '' ? null : decodeURIComponent(url.username), password: password === '' ? null : password,
    from, bounces, authorityFile: environment['HOANHAP_SMTP_CA'] || null, domains: (environment['HOANHAP_MAIL_DOMAINS'] ?? '').split(/[\s,]+/).filter((domain) => domain !== '').map((domain) => domain.toLowerCase()),
  }
}

export function readConfiguration(environment: NodeJS.ProcessEnv = process.env): Configuration {
  const root = environment['HOANHAP_ROOT'] ?? folderOfProject()
  const dataFolder = path.resolve(root, environment['HOANHAP_DATA'] ?? '.data')
  const publicUrl = environment['HOANHAP_PUBLIC_URL'] ? new URL(environment['HOANHAP_PUBLIC_URL']) : null
  const demo = environment['HOANHAP_DEMO'] !== 'off'
  const start = environment['HOANHAP_NOW']
  if (start && !demo) throw new Error('HOANHAP_NOW moves the clock of the demonstration only')
  if (start && Number.isNaN(Date.parse(start))) throw new Error('HOANHAP_NOW must be a moment like 2026-11-20T08:00:00+07:00')
  return {
    root,
    port: whole('PORT', 8080, environment),
    host: environment['HOANHAP_HOST'] ?? '127.0.0.1',
    databaseUrl: environment['DATABASE_URL'] || null,
    appDatabaseUrl: environment['HOANHAP_APP_DATABASE_URL'] || null,
    dataFolder,
    keyFile: path.resolve(root, environment['HOANHAP_KEYS'] ?? path.join(dataFolder, 'keys.json')),
    demo,
    embeddedAccepted: environment['HOANHAP_EMBEDDED'] === 'accept',
    publicUrl,
    secure: publicUrl?.protocol === 'https:',
    trustProxy: environment['HOANHAP_TRUST_PROXY'] === 'on',
    metricsToken: environment['HOANHAP_METRICS_TOKEN'] || null,
    requestsPerMinute: whole('HOANHAP_REQUESTS_PER_MINUTE', demo ? 0 : 6000, environment),
    poolSize: whole('HOANHAP_POOL', Math.min(16, Math.max(8, availableParallelism() * 4)), environment),
    logLevel: environment['HOANHAP_LOG'] ?? (demo ? 'warn' : 'info'),
    startOfClock: start ? Date.parse(start) : null,
    jobs: environment['HOANHAP_JOBS'] !== 'off',
    settings: { publicUrl: publicUrl ? publicUrl.href.replace(/\/$/, '') : null, signing: environment['HOANHAP_SIGNING'] ? path.resolve(root, environment['HOANHAP_SIGNING']) : null, mail: readMailSettings(environment) },
  }
}
