/**
 * `hoanhap import-roster`: the same import as on the page, through the running server and under the account of whoever answers for it; nothing passes the
 * sign-in, the second factor or the rights of the post. Prints rows, cells and sentences, never a name.
 */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import type { RosterRun, RosterTrial } from '@hoa-nhap/domain/exchange/exchange.contract'
import { RosterKind } from '@hoa-nhap/domain/exchange/exchange.model'
import type { CommandLineCommand } from '../platform/command.ts'

type Options = { readonly url: string; readonly username: string; readonly password: string; readonly code?: string | undefined; readonly post?: string | undefined; readonly columns?: string | undefined; readonly write: boolean; readonly wait?: number | undefined }
type Fetch = (url: string, init: { method: string; headers: Record<string, string>; body?: string | Buffer }) => Promise<{ readonly ok: boolean; readonly status: number; json(): Promise<unknown>; readonly headers: { get(name: string): string | null } }>
type Answered = { readonly detail?: string; readonly detailEn?: string; readonly code?: string }

const failed = (answer: unknown, status: number): Error => {
  const { detail, detailEn, code } = answer as Answered
  return new Error(detail ? `${detail} · ${detailEn} (${code})` : `the server answered ${status}`)
}

async function signIn(ask: Fetch, { url, username, password, code, post }: Options): Promise<string> {
  const call = async (path: string, body: object, cookie = '') => {
    const answer = await ask(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) }, body: JSON.stringify(body) })
    const json = await answer.json()
    if (!answer.ok) throw failed(json, answer.status)
    return { json: json as { pending?: { token: string; factors: string[]; enrols: boolean } }, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
  }
  const first = await call('/api/session', { username, password, ...(post ? { postId: post } : {}) })
  if (!first.json.pending) return first.cookie
  if (first.json.pending.enrols || !code) throw new Error('tài khoản này cần mã xác thực: --code · this account needs the code of its second factor: --code')
  return (await call('/api/session/second-factor', { token: first.json.pending.token, factor: 'totp', code })).cookie
}

/** Tries the roster, says what each row would become, and with `write` takes it in. Answers whether all is well. */
export async function importRoster(kind: string, file: Buffer, options: Options, ask: Fetch, say: (sentence: string) => void): Promise<boolean> {
  const roster = RosterKind.safeParse(kind)
  if (!roster.success) throw new Error(`không có danh sách này · no such roster: ${RosterKind.options.join(', ')}`)
  const cookie = await signIn(ask, options)
  const columns = options.columns ? `columns=${encodeURIComponent(options.columns)}` : ''
  const send = async (path: string, method: 'GET' | 'POST') => {
    const answer = await ask(`${options.url}${path}`, { method, headers: { cookie, ...(method === 'POST' ? { 'content-type': 'application/octet-stream' } : {}) }, ...(method === 'POST' ? { body: file } : {}) })
    const json = await answer.json()
    if (!answer.ok) throw failed(json, answer.status)
    return json
  }
  const trial = (await send(`/api/exchange/rosters/${roster.data}/trial?${columns}`, 'POST')) as RosterTrial
  say(`cột · columns: ${trial.columns.map((column) => `${column.column}=${column.field ?? '-'}`).join(' ')}${trial.missing.length > 0 ? `; thiếu · missing: ${trial.missing.join(' ')}` : ''}`)
  for (const row of trial.rows) for (const error of row.errors) say(`${error.cell} ${error.code}: ${error.detail} · ${error.detailEn}`)
  for (const row of trial.rows) if (row.over) say(`${row.row}: đã quá ngày cuối ${row.termEndsOn ?? ''} · past the last day`)
  const { counts } = trial
  say(`${trial.rows.length} dòng · rows: ${counts.new} mới · new, ${counts.match} đã có người · match, ${counts.known} đã có · known, ${counts.duplicate} có thể trùng · possible duplicates, ${counts.error} lỗi · errors`)
  if (counts.error > 0 || !options.write) return counts.error === 0
  const id = randomUUID()
  let run = (await send(`/api/exchange/rosters/${roster.data}/runs?id=${id}&seal=${trial.seal}${columns ? `&${columns}` : ''}`, 'POST')) as RosterRun
  let told = -1
  while (run.state === 'running') {
    if (run.done !== told) say(`${(told = run.done)}/${run.total}`)
    await new Promise((resolve) => { setTimeout(resolve, options.wait ?? 500) })
    run = (await send(`/api/exchange/runs/${id}`, 'GET')) as RosterRun
  }
  if (run.state !== 'done') throw failed(run.refusal ?? {}, 409)
  say(`${run.done}/${run.total}: đã nhập · imported`)
  return true
}

async function passwordFromInput(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin) text += String(chunk)
  return text.split('\n')[0]?.trim() ?? ''
}

export const commands: readonly CommandLineCommand[] = [
  {
    usage: 'import-roster <roster> <file>', summary: `try a roster of people (${RosterKind.options.join(', ')}) through the running server, and with --write take it in; the password is read from standard input`,
    options: [
      { flags: '--username <name>', summary: 'the account of the head who answers for the list' }, { flags: '--code <digits>', summary: 'code of the second factor' }, { flags: '--post <id>', summary: 'the post, where the account has several' },
      { flags: '--columns <choice>', summary: 'what columns are, as A:name,C:birth,D:-' }, { flags: '--write', summary: 'take it in if no row is wrong; otherwise nothing is written' }, { flags: '--url <address>', summary: 'of the server (http://localhost:8080)' },
    ],
    async run({ options, parameters, say }) {
      const text = (name: string): string | undefined => (typeof options[name] === 'string' ? options[name].trim() : undefined)
      const username = text('username')
      if (!username) throw new Error('cần --username · an account is needed: whoever answers for the list')
      const file = fs.readFileSync(parameters[1]!)
      const fine = await importRoster(parameters[0]!, file, {
        url: (text('url') ?? `http://localhost:${process.env['PORT'] ?? 8080}`).replace(/\/$/, ''), username, password: process.env['HOANHAP_PASSWORD'] ?? await passwordFromInput(), code: text('code'), post: text('post'), columns: text('columns'), write: options['write'] === true,
      }, fetch as unknown as Fetch, say)
      if (!fine) throw new Error('có dòng lỗi, chưa ghi gì · there are errors, nothing was written')
    },
  },
]
