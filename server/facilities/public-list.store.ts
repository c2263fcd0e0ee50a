/** The public list as it is read without a session, and how it is remade with each act on a record it shows. */
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { publicRowsOf, type Listing } from '@hoa-nhap/domain/facilities/public-list.rules'
import type { Catalogue } from '@hoa-nhap/domain/organization/organization.rules'
import { directoryOf } from '../measures/measures.model.ts'
import { forgetPublicList } from './public-snapshot.ts'
import { findEvents, type RegisterHooks } from '../registers/registers.model.ts'

const project: RegisterHooks = {
  async after(transaction, { register, recordId, events, platform }) {
    const directory = await directoryOf(platform)
    const rows = publicRowsOf(register, events ?? (await findEvents(transaction, recordId)), (unitId) => `Điểm tiếp nhận ${directory.unitName(unitId).replace(/^./, (letter) => letter.toLowerCase())}`)
    await transaction.query({ name: 'facilities-project', text: 'select project_public_provider($1, $2::jsonb)', values: [recordId, JSON.stringify(rows)] })
    transaction.afterCommit(() => forgetPublicList(platform))
  },
}
export const hooks: Readonly<Record<string, RegisterHooks>> = { facilities: project, providers: project, 'reception-points': project }

export type PublicRecord = { readonly id: string; readonly register: string; readonly agencyId: string; readonly unitId: string; readonly status: 'listed' | 'suspended'; readonly since: PlainDate; readonly listing: Listing }

const earlierOf = new WeakMap<Catalogue, Map<string, readonly string[]>>()
/** The unit and all it was made of: a place entered before a reform stands under the name of then. */
export function withEarlier(catalogue: Catalogue, unitId: string): readonly string[] {
  let known = earlierOf.get(catalogue)
  if (!known) earlierOf.set(catalogue, (known = new Map()))
  const found = known.get(unitId)
  if (found) return found
  const ids = new Set<string>()
  const follow = (id: string) => {
    if (ids.has(id)) return
    ids.add(id)
    for (const row of catalogue.predecessorsOf.get(id) ?? []) follow(row.fromId)
  }
  follow(unitId)
  const all = [...ids]
  known.set(unitId, all)
  return all
}
