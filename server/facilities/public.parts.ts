/** Parts of the public pages: a place, the map, the steps of registering. */
import { openAt } from '@hoa-nhap/domain/facilities/public-list.rules'
import { longCitation, shortCitation } from '@hoa-nhap/domain/kernel/instruments'
import type { LawRow } from '@hoa-nhap/domain/kernel/law'
import { weekday, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { voluntaryLaw } from '@hoa-nhap/domain/voluntary-rehab/voluntary-rehab.law'
import { html, type Html } from '../platform/html.ts'
import { onceFor } from './public-snapshot.ts'
import type { CommuneAnswer, Found } from './public.query.ts'
import { shownDay, shownKilometres, shownMoney, type PublicLanguage, type PublicText } from './public.text.ts'

type Saying = { readonly text: PublicText; readonly language: PublicLanguage; readonly today: PlainDate; readonly time: string; readonly past: boolean }

const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const iconPhone = html`<svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"><path d="M5 3h4l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A17 17 0 0 1 3 5a2 2 0 0 1 2-2z"/></svg>`

/** Kinds of places where a first question can be left in confidence. */
const askable = ['health-station', 'counselling-point']

function openWords({ record }: Found, { text, today, time, past }: Saying): Html | null {
  if (past || record.status === 'suspended') return null
  const state = openAt(record.listing.hours, today, time, weekday)
  if (state.open) return html`<span class="open">${text.open(state.until)}</span>`
  if (!state.opens) return html`<span>${text.hoursUnknown}</span>`
  const { at, inDays, on } = state.opens
  return html`<span>${inDays === 0 ? text.opensToday(at) : inDays === 1 ? text.opensTomorrow(at) : text.opensOn(at, text.days[weekdayNames[weekday(on) - 1]!])}</span>`
}

export function nearWords({ nearness }: Found, { text, language }: Pick<Saying, 'text' | 'language'>): string {
  if (nearness.same) return text.here
  return nearness.km === null ? (nearness.sameDistrict ? text.sameDistrict : text.sameProvince) : text.km(shownKilometres(nearness.km, language))
}

export function hoursList(hours: readonly { readonly day: keyof PublicText['days']; readonly from: string; readonly to: string }[], text: PublicText): Html {
  const lines = weekdayNames.flatMap((day) => { const spans = hours.filter((row) => row.day === day).map((row) => `${row.from}–${row.to}`); return spans.length > 0 ? [{ day, spans: spans.toSorted().join(', ') }] : [] })
  // Days with the same hours stand together.
  const groups: { from: string; to: string; spans: string }[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    const followed = last && weekdayNames.indexOf(last.to as never) + 1 === weekdayNames.indexOf(line.day)
    if (last && followed && last.spans === line.spans) last.to = line.day
    else groups.push({ from: line.day, to: line.day, spans: line.spans })
  }
  const name = (day: string) => text.days[day as keyof PublicText['days']]
  return html`${groups.map((group, index) => html`${index > 0 ? '; ' : null}${group.from === group.to ? name(group.from) : `${name(group.from)} – ${name(group.to)}`} ${group.spans}`)}`
}

export function costWords(costs: Found['record']['listing']['costs'], text: PublicText): Html {
  if (costs.length > 0 && costs.every((cost) => cost.amount === 0)) return html`${text.free}`
  return html`<ul class="plain">${costs.map((cost) => html`<li>${text.services[cost.service]}: ${cost.amount === 0 ? text.free : `${shownMoney(cost.amount)} ${text.per[cost.per]}`}${cost.note ? `, ${cost.note}` : null}</li>`)}</ul>`
}

export function placeItem(found: Found, index: number, say: Saying): Html {
  const { record } = found
  const { listing } = record
  const { text } = say
  return html`<li><span class="number" aria-hidden="true">${index + 1}</span><div><h3>${listing.name}</h3><p>${listing.address}${listing.kind in text.kinds && !listing.name.startsWith(text.kinds[listing.kind]!) ? html` <span class="note">· ${text.kinds[listing.kind]}</span>` : null}</p>
<ul class="tags">${listing.services.map((service) => html`<li>${text.services[service]}</li>`)}${listing.minors ? html`<li>${text.minorsYes}</li>` : null}</ul>
${record.status === 'suspended' ? html`<p class="stop">${text.suspended(listing.suspendedUntil ? shownDay(listing.suspendedUntil) : null)}</p>` : listing.publishedOn ? html`<p class="note">${text.published(shownDay(listing.publishedOn))}${listing.licence ? ` · ${text.licence(listing.licence)}` : null}</p>` : null}
<details><summary>${text.hours}, ${text.costs.toLowerCase()}, ${text.papers.toLowerCase()}</summary><dl>
<dt>${text.hours}</dt><dd>${listing.hours.length > 0 ? hoursList(listing.hours, text) : text.hoursUnknown}</dd>
${listing.costs.length > 0 ? html`<dt>${text.costs}</dt><dd>${costWords(listing.costs, text)}</dd>` : null}
${listing.papers.length > 0 ? html`<dt>${text.papers}</dt><dd>${listing.papers.join('; ')}</dd>` : null}
${listing.posts.length > 0 ? html`<dt>${text.posts}</dt><dd>${listing.posts.join('; ')}</dd>` : null}
${listing.capacity ? html`<dt>${text.capacity}</dt><dd>${text.bands[listing.capacity]}${listing.free ? `, ${text.freePlaces}: ${text.bands[listing.free]}` : null}</dd>` : null}
${listing.website ? html`<dt>${text.website}</dt><dd><a href="${listing.website}" rel="noreferrer">${listing.website}</a></dd>` : null}
${listing.publications.length > 0 ? html`<dt>${text.publications}</dt><dd><ul class="plain">${listing.publications.map((each) => html`<li>${text.channels[each.channel]}, ${shownDay(each.on)}${each.place ? `, ${each.place}` : null}${each.link ? html` · <a href="${each.link}" rel="noreferrer">${text.proof}</a>` : null}</li>`)}</ul></dd>` : null}
</dl></details>
${askable.includes(listing.kind) && !say.past && record.status === 'listed' ? html`<p><a href="/public/first-step?point=${encodeURIComponent(record.agencyId)}${say.language === 'en' ? '&lang=en' : ''}">${text.firstStep}</a> <span class="note">${text.firstStepNote}</span></p>` : null}
</div><div class="where"><b>${nearWords(found, say)}</b><br>${openWords(found, say)}${listing.phone && record.status === 'listed' ? html`<br><a class="button" href="tel:${listing.phone}">${iconPhone}${text.call}<span class="note">${listing.phone}</span></a>` : null}</div></li>`
}

type MapPoint = { readonly unit: CommuneAnswer['unit']; readonly x: number; readonly y: number }
const [mapWidth, mapHeight, mapMargin] = [460, 440, 34]

/** Where the communes of a province stand on its map, and their dots: the same on the page of every one of them. */
function mapOf(communes: CommuneAnswer['communes']): { readonly points: ReadonlyMap<string, MapPoint>; readonly dots: Html } | null {
  const known = communes.flatMap((each) => (each.point ? [{ ...each, point: each.point }] : []))
  if (known.length < 3) return null
  const [south, north] = [Math.min(...known.map(({ point }) => point.latitude)), Math.max(...known.map(({ point }) => point.latitude))]
  const [west, east] = [Math.min(...known.map(({ point }) => point.longitude)), Math.max(...known.map(({ point }) => point.longitude))]
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const scale = Math.min((mapWidth - 2 * mapMargin) / Math.max(0.01, (east - west) * narrow), (mapHeight - 2 * mapMargin) / Math.max(0.01, north - south))
  const points = new Map(known.map(({ unit, point }): [string, MapPoint] => [unit.id, { unit, x: Math.round(mapMargin + (point.longitude - west) * narrow * scale + (mapWidth - 2 * mapMargin - (east - west) * narrow * scale) / 2), y: Math.round(mapMargin + (north - point.latitude) * scale + (mapHeight - 2 * mapMargin - (north - south) * scale) / 2) }]))
  const dots = html`${known.map(({ unit, places }) => { const { x, y } = points.get(unit.id)!; return places > 0 ? html`<circle cx="${x}" cy="${y}" r="5" fill="#0F5B4A"/>` : html`<circle cx="${x}" cy="${y}" r="4" fill="#fff" stroke="#59655F" stroke-width="1.5"><title>${unit.name}</title></circle>` })}`
  return { points, dots }
}

/** Communes of a province as dots at their middles; the places of the list carry their numbers. The table of the communes stands on the page. */
export function provinceMap(answer: CommuneAnswer, text: PublicText): Html | null {
  const map = onceFor(answer.communes, 'map', () => mapOf(answer.communes))
  if (!map) return null
  const numbers = new Map<string, number>()
  answer.found.slice(0, 9).forEach(({ nearness }, index) => { if (!numbers.has(nearness.unitId)) numbers.set(nearness.unitId, index + 1) })
  const present = map.points.get(answer.found.find(({ nearness }) => nearness.same)?.nearness.unitId ?? answer.unit.id)
  const label = (x: number, y: number, words: string) => html`<text x="${x > mapWidth - 120 ? x - 12 : x + 12}" y="${y + 4}" text-anchor="${x > mapWidth - 120 ? 'end' : 'start'}" font-size="13" fill="#17211E">${words}</text>`
  const numbered = [...numbers].toReversed().flatMap(([unitId, number]) => { const point = map.points.get(unitId); return point ? [{ ...point, number }] : [] })
  return html`<svg class="map" viewBox="0 0 ${mapWidth} ${mapHeight}" role="img" aria-label="${text.map}">${map.dots}${present ? html`<circle cx="${present.x}" cy="${present.y}" r="15" fill="none" stroke="#0F5B4A" stroke-width="2"/>${label(present.x + 6, present.y - 12, present.unit.name.replace(/^(Xã|Phường|Thị trấn|Đặc khu) /, ''))}` : null}${numbered.map(({ x, y, number }) => html`<circle cx="${x}" cy="${y}" r="10" fill="#0F5B4A"/><text x="${x}" y="${y + 4}" text-anchor="middle" font-size="12" font-weight="600" fill="#fff">${number}</text>`)}</svg>`
}

const doubt = (row: LawRow, text: PublicText) => (row.confidence === 'verified' ? null : html` <small>(${row.confidence === 'one-copy' ? text.oneCopy : text.unverified})</small>`)
const lasting = (row: LawRow, text: PublicText): string => (row.value !== undefined && row.unit in text.units ? text.units[row.unit as keyof PublicText['units']](row.value) : '')

/** How registering for voluntary rehabilitation goes, by the rows in force on that day. */
export const registeringSteps = (on: PlainDate, text: PublicText, language: PublicLanguage): Html => onceFor(text, `steps ${on}`, () => stepsOn(on, text, language))

function stepsOn(on: PlainDate, text: PublicText, language: PublicLanguage): Html {
  const row = (...ids: string[]) => ids.map((id) => voluntaryLaw.on(id, on)).find((each) => each !== undefined)
  const [register, decide, start] = [row('register-at-police', 'register-at-commune'), row('voluntary-decision', 'commune-decide-voluntary'), row('voluntary-start', 'start-voluntary')]
  // Spelled out for whoever points at it: the page of the law is behind the sign-in.
  const cited = (each: LawRow) => html`<abbr title="${longCitation(each.citation, language)}">${shortCitation(each.citation, language)}</abbr>${doubt(each, text)}`
  return html`<ol class="steps">${register ? html`<li>${register.id === 'register-at-police' ? text.registerPolice : text.registerCommittee} <small>${cited(register)}</small></li>` : null}${decide ? html`<li>${text.decided(lasting(decide, text))} <small>${cited(decide)}</small></li>` : null}${start ? html`<li>${text.begins(lasting(start, text))} <small>${cited(start)}</small></li>` : null}</ol>`
}
