/** Files to and from declared operations. Refusals become `ProblemError`, as with `call`. */
import type { Problem } from '@hoa-nhap/domain/kernel/operation'
import type { Purpose } from '@hoa-nhap/domain/kernel/actor'
import { addressOf, currentPurpose, NoLineError, ProblemError, type AnyOperation, type AnswerOf } from './client.ts'
import { connection } from './connection.ts'

type Given = { readonly params?: Readonly<Record<string, string>>; readonly query?: Readonly<Record<string, unknown>>; /** Sent as JSON. */ readonly body?: unknown; readonly purpose?: Purpose }

async function ask(operation: AnyOperation, { params, query, purpose }: Given, body: Blob | string | null, headers: Record<string, string>): Promise<Response> {
  if (operation.headers?.includes('Purpose')) headers['purpose'] = purpose ?? currentPurpose()
  let response: Response
  try {
    response = await fetch(addressOf(operation.path, params, query), { method: operation.method, credentials: 'same-origin', headers, body })
  } catch {
    connection.lost()
    throw new NoLineError()
  }
  connection.answered()
  if (response.ok) return response
  const unknown: Problem = { type: 'about:blank', title: response.statusText, status: response.status, code: 'no-answer', detail: '', detailEn: '' }
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null
  if (response.status === 401) connection.signedOut(true)
  throw new ProblemError(typeof problem?.code === 'string' ? { ...unknown, ...problem } : unknown)
}

/** Sends the bytes of a file as they are. */
export async function sendFile<Op extends AnyOperation>(operation: Op, given: Given, file: Blob): Promise<AnswerOf<Op>> {
  const response = await ask(operation, given, file, { accept: 'application/json', 'content-type': 'application/octet-stream' })
  return (await response.json()) as AnswerOf<Op>
}

/** Fetches a file and hands it to the browser to keep; answers its name. A refusal is said on the page instead of being saved as a file. */
export async function saveFile(operation: AnyOperation, given: Given): Promise<string> {
  const response = await ask(operation, given, given.body === undefined ? null : JSON.stringify(given.body), { accept: '*/*', ...(given.body === undefined ? {} : { 'content-type': 'application/json' }) })
  const said = response.headers.get('content-disposition') ?? ''
  const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(said)?.[1] ?? /filename="([^"]+)"/.exec(said)?.[1] ?? 'tep')
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return name
}
