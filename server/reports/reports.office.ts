/** The office that writes and the one that receives: names, place and the letters of its numbers. */
import type { Actor, AgencyKind } from '@hoa-nhap/domain/kernel/actor'
import type { ReportDefinition } from '@hoa-nhap/domain/reports/reports.model'
import type { ActorTransaction } from '../platform/route.ts'

export type Office = { readonly id: string; readonly name: string; readonly parent: string | null; readonly place: string; readonly letters: string }

/** Letters of an office's numbers where it has set none of its own. */
const usual: Readonly<Partial<Record<AgencyKind, string>>> = { 'commune-police': 'CAX', 'province-police': 'CAT', 'rehab-facility': 'CSCN', 'commune-committee': 'UBND', 'province-committee': 'UBND' }

export async function officeOf(transaction: ActorTransaction, actor: Actor): Promise<Office> {
  const { rows } = await transaction.query<{ name: string; unitName: string; above: string | null }>(
    `select a.name, u.name as "unitName",
       (select p.name from agency p where p.kind = case a.kind when 'commune-committee' then 'province-committee' else 'province-police' end and p.unit_id = $2 and p.id <> a.id
         and (p.valid_from is null or p.valid_from <= $3) and (p.valid_to is null or p.valid_to > $3) order by p.id limit 1) as above
     from agency a join unit u on u.id = a.unit_id where a.id = $1`, [actor.agencyId, actor.provinceId, actor.day],
  )
  const found = rows[0]
  return { id: actor.agencyId, name: found?.name ?? '', parent: actor.agencyKind === 'province-police' ? 'Bộ Công an' : (found?.above ?? null), place: found?.unitName ?? '', letters: usual[actor.agencyKind] ?? 'CQ' }
}

/** Who receives the report today; null: nobody stands in the register. */
export async function receiverOf(transaction: ActorTransaction, definition: ReportDefinition, actor: Actor): Promise<{ readonly id: string; readonly name: string } | null> {
  const unit = definition.receiver.startsWith('commune-') ? actor.unitId : actor.provinceId
  const { rows } = await transaction.query<{ id: string; name: string }>('select id, name from agency where kind = $1 and unit_id = $2 and (valid_from is null or valid_from <= $3) and (valid_to is null or valid_to > $3) order by id limit 1', [definition.receiver, unit, actor.day])
  return rows[0] ?? null
}
