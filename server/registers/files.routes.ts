/** Files as evidence: judged by their content when they come, seen with their record, given back only to be kept. */
import { createHash } from 'node:crypto'
import { getFile, keepFile, keepFileForNew, listFiles, type KeptFile } from '@hoa-nhap/domain/registers/files.contract'
import type { RegisterDeclaration } from '@hoa-nhap/domain/kernel/register'
import { answer, givenFile, refused, route, type Answer, type Context, type Route } from '../platform/route.ts'
import { checkFile, safeName } from './files.check.ts'
import { registerFor } from './registers.routes.ts'
import { findRecord } from './registers.store.ts'

const notFound: Answer<never> = refused({ code: 'not-found', facts: {} })
// oxlint-disable-next-line typescript/no-explicit-any -- any context: only what all of them have is used
type AnyContext = Context<any, any, any>

const columns = `f.id, f.name, f.type, f.size, f.sha256, to_char(f.kept_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "keptAt"`

async function keep(context: AnyContext, register: RegisterDeclaration, recordId: string | null): Promise<Answer<KeptFile>> {
  const { bytes, query, now } = context
  const verdict = checkFile(bytes)
  if (!verdict.ok) return refused({ code: verdict.code, facts: {} })
  const name = safeName((query as { name: string }).name, verdict.kind)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const id = (query as { file: string }).file
  const kept = await context.transaction(async (transaction) => {
    // Out of sight is not there; what may be done with it is asked afterwards.
    if (recordId !== null && !(await findRecord(transaction, register.id, recordId))) return 'not-found'
    const { rows } = await transaction.query<{ outcome: string }>('select keep_register_file($1, $2, $3, $4, $5, $6, $7, $8, $9) as outcome', [id, register.id, recordId, name, verdict.type, bytes.length, sha256, now, Buffer.from(bytes)])
    return rows[0]!.outcome
  })
  if (kept !== 'kept') return refused({ code: kept, facts: kept === 'files-too-many' ? { most: 100 } : {} })
  await context.disclose({ persons: [] })
  return answer({ id, name, type: verdict.type, size: bytes.length, sha256, keptAt: now }, 201)
}

export const routes: readonly Route[] = [
  route(keepFileForNew, async (context) => {
    const register = registerFor(context.params.register, context.actor.role)
    return register ? keep(context, register, null) : notFound
  }),
  route(keepFile, async (context) => {
    const register = registerFor(context.params.register, context.actor.role)
    return register ? keep(context, register, context.params.id) : notFound
  }),
  route(listFiles, async (context) => {
    const register = registerFor(context.params.register, context.actor.role)
    if (!register) return notFound
    return context.transaction(async (transaction) => {
      if (!(await findRecord(transaction, register.id, context.params.id))) return notFound
      const { rows } = await transaction.query<KeptFile>(`select ${columns} from register_file f where f.record_id = $1 order by f.kept_at, f.id`, [context.params.id])
      return answer({ items: rows, nextCursor: null })
    })
  }),
  route(getFile, async (context) => {
    const register = registerFor(context.params.register, context.actor.role)
    if (!register) return notFound
    const file = await context.transaction(async (transaction) => (await transaction.query<{ name: string; type: string; content: Buffer }>(
      'select f.name, f.type, f.content from register_file f where f.id = $1 and f.record_id = $2 and f.register = $3', [context.params.file, context.params.id, register.id])).rows[0])
    if (!file) return notFound
    await context.disclose({ persons: [] })
    return givenFile({ name: file.name, type: file.type, content: file.content })
  }),
]
