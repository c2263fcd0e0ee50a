/** The cases of the bench: what our application is asked, what the floor is asked, and what both answers must have in common. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Request } from './load.ts'

export const today = '2026-11-20'
const [yearFrom, yearTo] = ['2025-01-01', '2025-12-31']
export const password = 'hoa-nhap-minh-hoa'

export type Side = { readonly next: () => Request; readonly right: (status: number, body: Buffer) => boolean }
export type Case = {
  readonly name: string
  readonly ours: Side
  readonly floor: Side
  /** Asked once of ours before anything is measured: what whoever acts has opened before. */
  readonly opened?: readonly Request[]
  /** The same question to both; what of each answer must be equal. Absent where nothing is read. */
  readonly same?: { readonly ours: Request; readonly floor: Request; readonly ofOurs: (body: never) => unknown; readonly ofFloor: (body: never) => unknown }
}

/** Who asks: a cookie for each commune police whose people are opened, one of the province police, one of the planners. */
export type Callers = { readonly communes: ReadonlyMap<string, string>; readonly province: string; readonly planner: string }

const get = (path: string, headers: Readonly<Record<string, string>> = {}): Request => ({ method: 'GET', path, headers })
const [openingBrace, openingBracket] = [0x7B, 0x5B]
const right = (status: number, body: Buffer) => status === 200 && body.length > 20 && (body[0] === openingBrace || body[0] === openingBracket)
const names = ['nguyen van', 'hoang', 'van mau', 'ly van', 'tran thi', 'nong', 'van nguyen', 'hoang duc', 'thi thu', 'vi']

/** Measures on which some fifty officers work at a time. */
const mostVisited = 2500

/** Round after round over the items, beginning anywhere. */
function cycle<Item>(items: readonly Item[]): () => Item {
  if (items.length === 0) throw new Error('the data of the bench hold nothing for a case')
  let turn = 0
  return () => items[turn++ % items.length]!
}

type ListItem = { readonly id: string; readonly personName: string; readonly nextDueOn: string | null }
type Dossier = { readonly name: string; readonly residences: unknown; readonly measures: readonly { readonly id: string; readonly status: string; readonly sequence: number }[]; readonly deadlines: readonly { readonly id: string; readonly dueOn: string }[] }
type Figures = readonly { readonly unitId: string; readonly met: number | string; readonly of: number | string }[]
/** Small numbers are shown to nobody who may not open the list, by ours; the floor knows no such rule. */
const shown = (figures: Figures) => figures.map((row) => [row.unitId, ...[row.met, row.of].map((count) => (typeof count === 'number' && count >= 1 && count <= 4 ? '<5' : count))]).toSorted((a, b) => (a[0]! < b[0]! ? -1 : 1))
const dossierOf = (body: Dossier) => [body.name, body.residences, body.measures.map((measure) => [measure.id, measure.status, measure.sequence]), body.deadlines.map((deadline) => [deadline.id, deadline.dueOn]).toSorted()]

export async function casesOf(client: pg.Client, callers: Callers): Promise<Case[]> {
  const units = [...callers.communes.keys()]
  const { rows: persons } = await client.query<{ id: string; unit: string }>('select distinct person_id as id, reader_unit as unit from measure where open and reader_unit = any ($1) order by 1', [units])
  const { rows: visits } = await client.query<{ readonly id: string; readonly unit: string; /** As whoever acts has it from the last answer. */ sequence: number }>(
    `select measure_id as id, reader_unit as unit, sequence from measure where open and reader_unit = any ($1) and status in ('in-rehab', 'in-management') and term_ends_on > $2 order by md5(measure_id::text) limit ${mostVisited}`, [units, today])
  const { rows: [list] } = await client.query<{ unit: string }>('select reader_unit as unit from measure where reader_unit = any ($1) group by 1 order by count(*) desc limit 1', [units])
  const [person, person2, visit, visit2, name, name2] = [cycle(persons), cycle(persons), cycle(visits), cycle(visits), cycle(names), cycle(names)]
  const cookieOf = (unit: string) => ({ cookie: callers.communes.get(unit)! })
  const inspection = { cookie: callers.province, purpose: 'inspection' }
  const search = (words: string) => get(`/api/people?q=${encodeURIComponent(words)}&limit=50`, inspection)
  const floorSearch = (words: string) => get(`/search?a=p-20&b=${encodeURIComponent(words)}`)
  const readings = (unit: string, cookie: string) => get(`/api/indicators/managed-served/readings?from=${yearFrom}&to=${yearTo}&unit=${unit}&by=unit&units=now`, { cookie })
  const floorProvince = get(`/province?a=p-20&b=${yearFrom}&c=${yearTo}&d=${yearFrom.slice(0, 4)}`)
  const floorNation = get(`/nation?a=${yearFrom}&b=${yearTo}&c=${yearFrom.slice(0, 4)}`)
  const dossier = (of: { id: string; unit: string }) => get(`/api/people/${of.id}`, cookieOf(of.unit))
  const floorDossier = (of: { id: string }) => get(`/dossier?a=${of.id}`)
  const listed = get('/api/measures?limit=50', cookieOf(list!.unit))
  const floorListed = get(`/list?a=${list!.unit}`)
  const act = () => ({ id: randomUUID(), type: 'record-visit', occurredOn: today, data: { met: true, where: 'home', need: 'none' } })
  return [
    {
      name: 'dossier', ours: { next: () => dossier(person()), right }, floor: { next: () => floorDossier(person2()), right },
      same: { ours: dossier(persons[0]!), floor: floorDossier(persons[0]!), ofOurs: dossierOf, ofFloor: dossierOf },
    },
    {
      name: 'list', ours: { next: () => listed, right }, floor: { next: () => floorListed, right },
      same: { ours: listed, floor: floorListed, ofOurs: (body: { items: ListItem[] }) => body.items.map((item) => [item.id, item.personName, item.nextDueOn]), ofFloor: (body: ListItem[]) => body.map((item) => [item.id, item.personName, item.nextDueOn]) },
    },
    {
      name: 'name-search', ours: { next: () => search('nguyen van'), right }, floor: { next: () => floorSearch('nguyen van'), right },
      same: { ours: search('nguyen van'), floor: floorSearch('nguyen van'), ofOurs: (body: { items: unknown[] }) => body.items.length, ofFloor: (body: unknown[]) => body.length },
    },
    { name: 'name-search-mixed', ours: { next: () => search(name()), right }, floor: { next: () => floorSearch(name2()), right: (status) => status === 200 } },
    {
      name: 'visit', opened: visits.map((of) => get(`/api/measures/${of.id}`, cookieOf(of.unit))),
      ours: {
        next: () => { const of = visit(); return { method: 'POST', path: `/api/measures/${of.id}/events`, headers: cookieOf(of.unit), body: JSON.stringify({ ...act(), basedOn: of.sequence++ }) } },
        right: (status, body) => status === 201 && body.includes('"record-visit"'),
      },
      floor: { next: () => ({ method: 'POST', path: '/visit', headers: {}, body: JSON.stringify({ ...act(), measure: visit2().id, post: 'post' }) }), right: (status, body) => status === 200 && body.includes('"sequence"') },
    },
    {
      name: 'province-by-commune', ours: { next: () => readings('p-20', callers.province), right }, floor: { next: () => floorProvince, right },
      same: { ours: readings('p-20', callers.planner), floor: floorProvince, ofOurs: (body: { items: Figures }) => shown(body.items), ofFloor: (body: Figures) => shown(body) },
    },
    {
      name: 'nation-by-province', ours: { next: () => readings('vn', callers.planner), right }, floor: { next: () => floorNation, right },
      same: { ours: readings('vn', callers.planner), floor: floorNation, ofOurs: (body: { items: Figures }) => shown(body.items), ofFloor: (body: Figures) => shown(body) },
    },
  ]
}
