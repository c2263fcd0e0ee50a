/** The office that writes and the one that receives: names, place and the letters of its numbers. */
import { officeLetters, parentOffice, placeName, positionOf, type OfficeUnit } from '@hoa-nhap/domain/documents/office.rules'
import type { Numbering } from '@hoa-nhap/domain/documents/issue.rules'
import { layoutWith } from '@hoa-nhap/domain/documents/layout.law'
import type { LayoutCorrections } from '@hoa-nhap/domain/documents/layout.model'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import type { ReportDefinition } from '@hoa-nhap/domain/reports/reports.model'
import type { ActorTransaction } from '../platform/route.ts'

export type Office = {
  readonly id: string; readonly name: string; readonly parent: string | null; readonly place: string
  /** Of its numbers, e.g. CAX. */
  readonly letters: string
  readonly numbering: Numbering; readonly layout: LayoutCorrections; readonly position: string; readonly signer: string | null
}
type Settings = { parent?: string | null; issuer?: string | null; place?: string | null; letters?: string | null; numbering?: Numbering; layout?: LayoutCorrections }

/** The caller's own office: what it settled over what follows from the body itself. */
export async function officeOf(transaction: ActorTransaction, actor: Actor): Promise<Office> {
  const { rows } = await transaction.query<{ name: string; unit: OfficeUnit; province: OfficeUnit; signer: string | null; settings: Settings | null; above: LayoutCorrections | null }>(
    `select a.name, jsonb_build_object('kind', u.kind, 'name', u.name) as unit, jsonb_build_object('kind', p.kind, 'name', p.name) as province, actor_name() as signer, s.settings, province_layout() as above
     from agency a join unit u on u.id = a.unit_id join unit p on p.id = coalesce(u.province_id, u.id) left join paper_setting s on s.agency_id = a.id where a.id = $1`, [actor.agencyId],
  )
  const { name, unit, province, signer, settings, above } = rows[0]!
  const place = { kind: actor.agencyKind, unit, province }
  const layout = { ...above, ...settings?.layout }
  return {
    id: actor.agencyId, name: settings?.issuer ?? name, parent: settings?.parent ?? parentOffice(place), place: settings?.place ?? placeName(unit), letters: settings?.letters ?? officeLetters(place), numbering: settings?.numbering ?? 'by-kind',
    // What no longer fits the bounds of the decree is passed over: a report is never held up by an old setting.
    layout: layoutWith(layout).ok ? layout : {}, position: positionOf(actor.role, unit), signer,
  }
}

/** Who receives the report today; null: nobody stands in the register. */
export async function receiverOf(transaction: ActorTransaction, definition: ReportDefinition, actor: Actor): Promise<{ readonly id: string; readonly name: string } | null> {
  const unit = definition.receiver.startsWith('commune-') ? actor.unitId : actor.provinceId
  const { rows } = await transaction.query<{ id: string; name: string }>('select id, name from agency where kind = $1 and unit_id = $2 and (valid_from is null or valid_from <= $3) and (valid_to is null or valid_to > $3) order by id limit 1', [definition.receiver, unit, actor.day])
  return rows[0] ?? null
}
