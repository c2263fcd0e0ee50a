/** Communes and facilities by the words of a roster: of today, or of the day of the row; the commune is answered as it is called today. */
import type { Found, RosterLookups } from '@hoa-nhap/domain/exchange/roster.rows'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { foldText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import { codeIn } from '@hoa-nhap/domain/registers/excel.rows'
import type { Directory } from '../measures/measures.model.ts'
import type { ActorTransaction } from '../platform/route.ts'

type UnitRow = { readonly id: string; readonly fold: string; readonly province: string; readonly district: string | null; readonly from: PlainDate | null; readonly to: PlainDate | null }
type AgencyRow = { readonly id: string; readonly name: string; readonly province: string; readonly from: PlainDate | null; readonly to: PlainDate | null }
export type Near = { readonly unitId: string; readonly provinceId: string; readonly today: PlainDate }

const kinds = ['xa ', 'phuong ', 'thi tran ', 'dac khu '] as const
const districtKinds = /^(huyen|quan|thi xa|thanh pho|tp|tx|h) /
const bare = (text: string): string => text.replace(/\([^)]*\)\s*$/, '').trim()
/** `TT. Mẫu`, `P. Mẫu`, `X. Mẫu` are abbreviations of offices. */
const spelled = (text: string): string => foldText(bare(text)).replace(/^tt /, 'thi tran ').replace(/^p /, 'phuong ').replace(/^x /, 'xa ')
const stands = (row: { readonly from: PlainDate | null; readonly to: PlainDate | null }, on: PlainDate): boolean => (row.from === null || row.from <= on) && (row.to === null || on < row.to)

/** For the whole list at once. */
export async function rosterLookups(transaction: ActorTransaction, units: readonly string[], facilities: readonly string[], near: Near, directory: Directory): Promise<RosterLookups> {
  const folds = [...new Set(units.map(spelled))]
  const rows = units.length === 0 ? [] : (await transaction.query<UnitRow>(
    `select u.id, n.fold, coalesce(u.province_id, u.id) as province, d.name_fold as district, greatest(u.valid_from, n.valid_from) as from, least(u.valid_to, n.valid_to) as to
     from (select id, name_fold as fold, null::date as valid_from, null::date as valid_to from unit where level = 'commune' union all select unit_id, name_fold, valid_from, valid_to from unit_name) n
     join unit u on u.id = n.id and u.level = 'commune' left join unit d on d.id = u.parent_id where n.fold = any ($1) or u.id = any ($2)`,
    [folds.flatMap((fold) => [fold, ...kinds.flatMap((kind) => [`${kind}${fold}`, ...(fold.startsWith(kind) ? [fold.slice(kind.length)] : [])])]), units.map(codeIn).filter(Boolean)])).rows
  const agencies = facilities.length === 0 ? [] : (await transaction.query<AgencyRow>(
    `select a.id, a.name, coalesce(u.province_id, u.id) as province, a.valid_from as from, a.valid_to as to from agency a join unit u on u.id = a.unit_id where a.kind in ('rehab-facility', 'medical-centre', 'health-station') and (coalesce(u.province_id, u.id) = $1 or a.id = any ($2))`,
    [near.provinceId, facilities.map(codeIn).filter(Boolean)])).rows

  const today = (id: string): string | null => {
    const now = directory.places.now(id, null).unitId
    return directory.isCommune(now, near.today) ? now : null
  }
  /** The communes of today that the name meant on a day; a name with its kind means that kind where there is one. */
  function named(text: string, district: string | null, on: PlainDate): { readonly ids: ReadonlySet<string>; readonly divided: boolean } {
    const fold = spelled(text)
    const plain = kinds.reduce((name, kind) => (name.startsWith(kind) ? name.slice(kind.length) : name), fold)
    const standing = rows.filter((row) => stands(row, on))
    const exact = standing.filter((row) => row.fold === fold)
    const all = exact.length > 0 ? exact : standing.filter((row) => row.fold === plain || kinds.some((kind) => row.fold === `${kind}${plain}`))
    const asked = district === null ? null : foldText(district).replace(districtKinds, '')
    const hits = asked === null ? all : all.filter((row) => row.district !== null && row.district.replace(districtKinds, '') === asked)
    const inProvince = hits.filter((row) => directory.places.now(row.province, null).unitId === near.provinceId)
    const chosen = inProvince.length > 0 ? inProvince : hits
    const found = chosen.map((row) => today(row.id))
    return { ids: new Set(found.filter((id) => id !== null)), divided: found.includes(null) }
  }

  return {
    unit(text, district, on): Found {
      const code = codeIn(text)
      if (code !== null) {
        const now = directory.unit(code)?.level === 'commune' ? today(code) : null
        return now === null ? { fault: directory.unit(code)?.level === 'commune' ? 'roster-unit-divided' : 'roster-unit-unknown', facts: { on: written(on) } } : { id: now }
      }
      // A district is a word of before July 2025: such a row is read by the names of its own day first.
      const days = district === null ? [near.today, on] : [on, near.today]
      let divided = false
      for (const day of days) {
        const found = named(text, day === near.today && district !== null ? null : district, day)
        if (found.ids.has(near.unitId)) return { id: near.unitId }
        if (found.ids.size === 1) return { id: [...found.ids][0]! }
        if (found.ids.size > 1) return { fault: 'roster-unit-several', facts: { example: [...found.ids][0]! } }
        divided ||= found.divided
      }
      return divided ? { fault: 'roster-unit-divided' } : { fault: 'roster-unit-unknown', facts: { on: written(on) } }
    },
    facility(text, on): Found {
      const code = codeIn(text)
      const fold = foldText(bare(text))
      const hits = code === null ? agencies.filter((agency) => foldText(agency.name) === fold && (stands(agency, on) || stands(agency, near.today))) : agencies.filter((agency) => agency.id === code)
      const ids = [...new Set(hits.map((hit) => hit.id))]
      return ids.length === 0 ? { fault: 'roster-facility-unknown' } : ids.length === 1 ? { id: ids[0]! } : { fault: 'roster-facility-several', facts: { example: ids[0]! } }
    },
  }
}
const written = (on: PlainDate): string => on.split('-').toReversed().join('/')
