/** Files that an act names become the record's, in the act's own transaction. */
import type { RegisterDeclaration } from '@hoa-nhap/domain/kernel/register'
import type { ActorTransaction } from '../platform/route.ts'

/** Ids of files that the data of an act names, in its rows too. */
export function filesIn(fields: readonly RegisterDeclaration['fields'][number][], data: Readonly<Record<string, unknown>>): string[] {
  return fields.flatMap((field): string[] => {
    const value = data[field.key]
    if (!Array.isArray(value)) return []
    if (field.kind === 'files') return value.filter((each): each is string => typeof each === 'string')
    return field.kind === 'rows' ? value.flatMap((row) => filesIn(field.fields ?? [], row as Record<string, unknown>)) : []
  })
}

/** Makes the files that an act names the record's; false where one is not there or not the post's to give. */
export async function attachFiles(transaction: ActorTransaction, register: RegisterDeclaration, recordId: string, type: string, data: Readonly<Record<string, unknown>>): Promise<boolean> {
  const ids = [...new Set(filesIn(register.acts[type]?.fields ?? [], data))]
  if (ids.length === 0) return true
  const { rows } = await transaction.query<{ attached: boolean }>('select attach_register_files($1, $2, $3::uuid[]) as attached', [register.id, recordId, ids])
  return rows[0]!.attached
}
