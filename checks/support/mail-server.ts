/**
 * A real mail server (Debian's exim) for one test: STARTTLS with a certificate of the tests, sign-in, delivery into files.
 *
 *   const server = await startMailServer()          // `gone@…` is refused, `full@…` is put off, `returned@…` is taken and comes back
 *   server.settings; await server.mails(); await server.stop()
 */
import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { MailSettings } from '../../server/platform/configuration.ts'
import { testServerCertificate } from './certificates.ts'
import { freePort } from './server-process.ts'

const root = path.resolve(import.meta.dirname, '../..')
const user = 'hoa-nhap'
const password = 'mật khẩu thư'

export type MailServer = {
  readonly settings: MailSettings
  /** Whole messages as they were delivered, the oldest first. */
  mails(): readonly string[]
  /** Waits until so many are there. */
  until(count: number): Promise<readonly string[]>
  /** What the server wrote about its work. */
  log(): string
  stop(): Promise<void>
  start(): Promise<void>
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

function configuration(folder: string, port: number): string {
  return `primary_hostname = localhost
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
pid_file_path = ${folder}/spool/exim.pid
daemon_smtp_ports = ${port}
local_interfaces = 127.0.0.1
keep_environment =
tls_advertise_hosts = *
tls_certificate = ${folder}/certificate.pem
tls_privatekey = ${folder}/key.pem
auth_advertise_hosts = \${if eq{$tls_in_cipher}{}{}{*}}
dsn_advertise_hosts = *
acl_smtp_rcpt = check
acl_smtp_data = accept
message_size_limit = 1M
begin acl
check:
  deny !encrypted = *
       message = encrypt first
  deny !authenticated = *
       message = sign in first
  deny local_parts = gone
       message = no such mailbox
  defer local_parts = full
  accept
begin routers
returned:
  driver = redirect
  local_parts = returned
  data = :fail: the mailbox is closed
  allow_fail
everybody:
  driver = accept
  transport = files
begin transports
files:
  driver = appendfile
  directory = ${folder}/mails
  maildir_format
  create_directory
  envelope_to_add
  return_path_add
begin retry
* * F,1h,15m
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{${user}}}{eq{$auth3}{${password}}}}}
  server_set_id = $auth2
`
}

export async function startMailServer(): Promise<MailServer> {
  const binary = execFileSync(process.execPath, [path.join(root, 'scripts', 'mail-server.mjs')], { encoding: 'utf8' }).trim()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hoa-nhap-mail-'))
  fs.chmodSync(folder, 0o755)
  const port = await freePort()
  const { key, certificate, authority } = testServerCertificate()
  const file = path.join(folder, 'exim.conf')
  fs.writeFileSync(file, configuration(folder, port), { mode: 0o644 })
  fs.writeFileSync(path.join(folder, 'key.pem'), key, { mode: 0o640 })
  fs.writeFileSync(path.join(folder, 'certificate.pem'), certificate)
  fs.writeFileSync(path.join(folder, 'authority.pem'), authority)
  for (const each of ['spool', 'log', 'mails']) fs.mkdirSync(path.join(folder, each))
  // As root the server changes to its own user; its settings stay root's, or it would not read them.
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'Debian-exim:Debian-exim', ...['spool', 'log', 'mails', 'key.pem'].map((each) => path.join(folder, each))])
  const reached = () => new Promise<boolean>((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => { socket.destroy(); resolve(true) }).once('error', () => resolve(false))
  })
  let running: ReturnType<typeof spawn> | null = null
  const start = async () => {
    const child = spawn(binary, ['-C', file, '-bdf'], { stdio: 'ignore' })
    running = child
    for (let tries = 0; !(await reached()); tries += 1) {
      if (tries > 200 || child.exitCode !== null) throw new Error(`the mail server did not start: ${log()}`)
      await pause(25)
    }
  }
  const log = () => ['main', 'panic'].map((name) => path.join(folder, 'log', `${name}log`)).flatMap((each) => (fs.existsSync(each) ? [fs.readFileSync(each, 'utf8')] : [])).join('')
  const halt = async () => {
    const child = running
    running = null
    if (!child || child.exitCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  const mails = () => {
    const inbox = path.join(folder, 'mails', 'new')
    return fs.existsSync(inbox) ? fs.readdirSync(inbox).map((each) => path.join(inbox, each)).toSorted((one, other) => fs.statSync(one).mtimeMs - fs.statSync(other).mtimeMs).map((each) => fs.readFileSync(each, 'utf8')) : []
  }
  await start()
  return {
    settings: { host: 'localhost', port, implicitTls: false, plain: false, user, password, from: 'hoa-nhap@example.gov.vn', bounces: 'thu-tra@example.gov.vn', authorityFile: path.join(folder, 'authority.pem'), domains: [] },
    mails, log, start,
    async until(count) {
      for (let tries = 0; mails().length < count; tries += 1) {
        if (tries > 400) throw new Error(`${mails().length} of ${count} mails came: ${log()}`)
        await pause(25)
      }
      return mails()
    },
    async stop() {
      await halt()
      // A delivery that was under way may write once more: gone is what stays gone.
      for (let tries = 0; tries < 20; tries += 1) {
        fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
        await pause(50)
        if (!fs.existsSync(folder)) return
      }
    },
  }
}
