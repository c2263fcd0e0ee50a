/** `/public`: who can help near a commune, on any day, without a script, a cookie or a session. What is looked for is kept nowhere. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import encodeQr from 'qr'
import { cite } from '@hoa-nhap/domain/kernel/citation'
import type { Service } from '@hoa-nhap/domain/facilities/facilities.model'
import { shortCitation } from '@hoa-nhap/domain/kernel/instruments'
import { timeOf, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Unit } from '@hoa-nhap/domain/organization/organization.model'
import { childrenOn, nameOn, standsOn } from '@hoa-nhap/domain/organization/organization.rules'
import { findByName, remembered, type Memory } from '../organization/organization.model.ts'
import { html, Html } from '../platform/html.ts'
import type { Platform } from '../platform/platform.ts'
import { problem } from '../platform/problems.ts'
import type { PageParts } from '../platform/route.ts'
import { formerNames, nameOf, provinceOf, unitsOn } from './public-places.ts'
import type { PublicRecord } from './public-list.store.ts'
import { ofUnit, onceFor, snapshotOf } from './public-snapshot.ts'
import { pageHeaders, style, styleAddress, wholePage } from './public.frame.ts'
import { costWords, hoursList, placeItem, provinceMap, registeringSteps } from './public.parts.ts'
import { askedOf, matches, nearCommune, ofProvince, providerOf, type Asked } from './public.query.ts'
import { publicTexts, shownDay, type PublicText } from './public.text.ts'

const fontFolder = createRequire(import.meta.url).resolve('@fontsource-variable/source-sans-3/package.json').replace(/package\.json$/, 'files/')
const fontFile = { latin: `${fontFolder}source-sans-3-latin-wght-normal.woff2`, vietnamese: `${fontFolder}source-sans-3-vietnamese-wght-normal.woff2` } as const

type Request = { readonly platform: Platform; readonly memory: Memory; readonly asked: Asked; readonly today: PlainDate; readonly time: string; readonly text: PublicText }

/** An address of these pages with what was asked, and something of it changed. */
function address(path: string, asked: Asked, change: { readonly unit?: string | null; readonly service?: string | null; readonly lang?: 'vi' | 'en'; readonly on?: PlainDate | null; readonly q?: string | null }): string {
  const unit = change.unit === undefined ? asked.unitId : change.unit
  const query = new URLSearchParams()
  const typed = change.q === undefined ? (unit ? null : asked.typed) : change.q
  if (typed) query.set('q', typed)
  if (unit) query.set('unit', unit)
  const service = change.service === undefined ? asked.service : change.service
  if (service) query.set('service', service)
  const on = change.on === undefined ? (asked.past ? asked.on : null) : change.on
  if (on) query.set('on', on)
  if ((change.lang ?? asked.language) === 'en') query.set('lang', 'en')
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
const otherAddress = (path: string, asked: Asked) => address(path, asked, { lang: asked.language === 'vi' ? 'en' : 'vi' })

/** The units a typed name means: communes and provinces of any time, as they are on the day that is shown. */
function choices(memory: Memory, typed: string, asked: Asked, today: PlainDate): readonly { readonly unit: Unit; readonly typed: Unit }[] {
  const seen = new Set<string>()
  return findByName(memory, typed, { today }).filter((unit) => unit.level !== 'district').slice(0, 40).flatMap((unit) => (standsOn(unit, asked.on) ? [unit] : unitsOn(memory.catalogue, unit.id, asked.on)).map((now) => ({ unit: now, typed: unit })))
    .filter(({ unit, typed: given }) => { const key = `${unit.id} ${given.name}`; return seen.has(unit.id) || seen.has(key) ? false : (seen.add(unit.id), true) }).slice(0, 12)
}

function searchForm({ asked, text, memory }: Request, value: string): Html {
  const unit = asked.unitId ? memory.catalogue.units.get(asked.unitId) : undefined
  const before = unit?.level === 'commune' ? formerNames(memory.catalogue, unit.id) : []
  return html`<form class="search" method="get" action="/public" role="search"><label>${text.label}<input name="q" value="${value}" placeholder="${text.placeholder}" autocomplete="off" maxlength="80"></label>${asked.service ? html`<input type="hidden" name="service" value="${asked.service}">` : null}${asked.past ? html`<input type="hidden" name="on" value="${asked.on}">` : null}${asked.language === 'en' ? html`<input type="hidden" name="lang" value="en">` : null}<button class="main" type="submit">${text.find}</button></form>
<p class="note">${before.length > 0 ? `${text.formerly}: ${before.join(', ')}.` : `${text.oldNames}.`}</p>`
}

const filters: readonly (Service | 'minors')[] = ['counselling', 'home-rehab', 'substitution', 'withdrawal', 'assessment', 'residential', 'vocational', 'minors']
function chips({ asked, text }: Request): Html {
  const chip = (service: Service | 'minors' | null) => html`<li><a href="${address('/public', asked, { service })}"${asked.service === service ? new Html(' aria-current="true"') : null}>${service === null ? text.all : service === 'minors' ? text.minors : text.services[service]}</a></li>`
  return html`<nav aria-label="${text.filters}"><ul class="chips">${chip(null)}${filters.map(chip)}</ul></nav>`
}

function strips({ asked, text }: Request): Html {
  return html`${asked.fault ? html`<p class="strip" role="alert">${asked.fault === 'wrong-day' ? text.wrongDay : text.future}</p>` : null}${asked.past ? html`<p class="strip">${text.pastDay} <b>${shownDay(asked.on)}</b>. <a href="${address('/public', asked, { on: null })}">${text.today}</a></p>` : null}`
}

function aside(request: Request, map: Html | null): Html {
  const { asked, text } = request
  return html`<aside>${map}<section id="dang-ky"><h2>${text.how}</h2>${registeringSteps(asked.on, text, asked.language)}</section><hr>
<p><b>${text.respect}</b><br><span class="note">${text.respectLaw} ${shortCitation(asked.on >= '2026-07-01' ? cite('L120', '5', '11') : cite('L73', '5', '11'), asked.language)}. ${text.secret}</span></p><hr>
<form class="search noprint" method="get" action="/public">${asked.unitId ? html`<input type="hidden" name="unit" value="${asked.unitId}">` : null}${asked.service ? html`<input type="hidden" name="service" value="${asked.service}">` : null}${asked.language === 'en' ? html`<input type="hidden" name="lang" value="en">` : null}<label>${text.onDay}<input type="date" name="on" value="${asked.on}" max="${request.today}"></label><button type="submit">${text.show}</button></form>
<p class="note">${asked.unitId ? html`<a href="${address('/public/notice', asked, {})}">${text.notice}</a> · ` : null}${text.data}: <a href="${address('/public/providers.csv', asked, {})}">CSV</a>, <a href="${address('/public/providers.json', asked, {})}">JSON</a> · <a href="/public/statistics${asked.language === 'en' ? '?lang=en' : ''}">${text.statistics}</a></p></aside>`
}

function head(request: Request, value: string): Html {
  const { text, platform } = request
  return html`<h1>${text.title}</h1><p class="lead">${text.lead}</p>${platform.demo ? html`<p class="note">${text.demo}</p>` : null}${searchForm(request, value)}${strips(request)}`
}

async function communePage(request: Request, unit: Unit): Promise<Html> {
  const { platform, memory, asked, today, text } = request
  const answer = nearCommune(await snapshotOf(platform, memory.catalogue, asked.on), memory.catalogue, unit, asked, today)
  const name = nameOn(memory.catalogue, unit, asked.on).name
  const say = { text, language: asked.language, today, time: request.time, past: asked.past }
  const map = provinceMap(answer, text)
  const dot = (filled: boolean) => html`<svg viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="4" ${new Html(filled ? 'fill="#0F5B4A"' : 'fill="#fff" stroke="#59655F" stroke-width="1.5"')}/></svg>`
  return html`<main class="two"><div>${head(request, name)}${chips(request)}
${answer.reception || asked.past ? null : html`<p class="strip">${text.noReception(name)}${answer.nearestReception.length > 0 ? html` ${text.noReceptionNear} ${answer.nearestReception.map(({ record, nearness }, index) => html`${index > 0 ? ', ' : null}<a href="${address('/public', asked, { unit: nearness.unitId, service: null })}">${record.listing.name}</a>`)}.` : null}</p>`}
<h2 id="danh-sach">${text.near(name)} <span class="note">${text.found(answer.total)}</span></h2>
${answer.found.length === 0 ? html`<p>${text.empty}</p>` : html`<ol class="places">${answer.found.map((found, index) => placeItem(found, index, say))}</ol>`}
${answer.total > answer.found.length && !asked.more ? html`<p><a class="button" href="${address('/public', asked, {})}&amp;more=1#danh-sach">${text.more(answer.total - answer.found.length)}</a></p>` : null}
<p class="note">${answer.hasPoint ? text.distance : text.noDistance}</p>
<details id="bang"><summary>${text.tableTitle}</summary><div class="wide">${communeTable(request, answer.communes)}</div></details></div>
${aside(request, map ? html`<div class="sheet"><p class="legend"><span>${dot(true)}${text.hasPlace}</span><span>${dot(false)}${text.noPlace}</span><a href="#bang">${text.table}</a></p>${map}</div>` : null)}</main>`
}

/** The same table stands on the page of every commune of a province: it is made once for each list of communes and way of asking. */
function communeTable({ asked, text, memory }: Request, communes: readonly { readonly unit: Unit; readonly places: number; readonly reception: boolean }[]): Html {
  return onceFor(communes, `table ${asked.language} ${asked.service} ${asked.on} ${asked.past}`, () => html`<table><caption>${text.tableTitle}</caption><thead><tr><th scope="col">${text.label}</th><th scope="col" class="n">${text.places}</th><th scope="col">${text.reception}</th></tr></thead><tbody>${communes.map(({ unit, places, reception }) => html`<tr><td><a href="${address('/public', asked, { unit: unit.id })}">${nameOn(memory.catalogue, unit, asked.on).name}</a></td><td class="n">${places}</td><td>${reception ? text.yes : html`<b>${text.no}</b>`}</td></tr>`)}</tbody></table>`)
}

async function provincePage(request: Request, unit: Unit): Promise<Html> {
  const { platform, memory, asked, text } = request
  const answer = ofProvince(await snapshotOf(platform, memory.catalogue, asked.on), memory.catalogue, unit, asked)
  const missing = answer.communes.filter((each) => !each.reception)
  const name = nameOn(memory.catalogue, unit, asked.on).name
  return html`<main class="two"><div>${head(request, '')}${chips(request)}<h2 id="danh-sach">${name} <span class="note">${text.unitCount(answer.communes.length, answer.records.length)}</span></h2>
<h3>${text.missing} <span class="note">${missing.length}</span></h3>${missing.length === 0 ? html`<p>${text.missingNone}</p>` : html`<ul class="columns">${missing.map((each) => html`<li><a href="${address('/public', asked, { unit: each.unit.id })}">${nameOn(memory.catalogue, each.unit, asked.on).name}</a></li>`)}</ul>`}
<div class="wide">${communeTable(request, answer.communes)}</div></div>${aside(request, null)}</main>`
}

function startPage(request: Request, found: readonly { readonly unit: Unit; readonly typed: Unit }[] | null): Html {
  const { memory, asked, text } = request
  const line = ({ unit, typed }: { readonly unit: Unit; readonly typed: Unit }) => {
    const above = provinceOf(memory.catalogue, unit, asked.on)
    const former = typed.id === unit.id ? null : typed
    const district = former?.parentId ? memory.catalogue.units.get(former.parentId) : undefined
    return html`<li><a href="${address('/public', asked, { unit: unit.id, q: null })}">${former ? `${former.name}${district ? `, ${district.name}` : ''}: ${text.nowPart(nameOn(memory.catalogue, unit, asked.on).name)}` : nameOn(memory.catalogue, unit, asked.on).name}</a>${above && above.id !== unit.id ? html` <span class="note">${nameOn(memory.catalogue, above, asked.on).name}</span>` : null}</li>`
  }
  return html`<main class="two"><div>${head(request, asked.typed ?? '')}${found === null ? null : found.length === 0 ? html`<p class="strip" role="alert">${text.none(asked.typed ?? '')}</p>` : html`<h2 id="danh-sach">${text.several}</h2><ul>${found.map(line)}</ul>`}
<h2${found === null ? new Html(' id="danh-sach"') : null}>${text.provinces}</h2><ul class="columns">${childrenOn(memory.catalogue, null, asked.on).map((unit) => html`<li><a href="${address('/public', asked, { unit: unit.id, q: null })}">${nameOn(memory.catalogue, unit, asked.on).name}</a></li>`)}</ul></div>${aside(request, null)}</main>`
}

/** A4 for the notice board of a commune; the code leads to the living page. */
async function noticePage(request: Request, unit: Unit, base: string): Promise<Html> {
  const { platform, memory, asked, today, text } = request
  const name = nameOn(memory.catalogue, unit, asked.on).name
  const link = `${base}/public?unit=${encodeURIComponent(unit.id)}`
  const snapshot = await snapshotOf(platform, memory.catalogue, asked.on)
  const listed = unit.level === 'commune' ? nearCommune(snapshot, memory.catalogue, unit, asked, today).found.filter(({ record }) => record.status === 'listed').slice(0, 10).map(({ record }) => record) : ofProvince(snapshot, memory.catalogue, unit, asked).records.filter((record) => record.status === 'listed' && record.register !== 'reception-points')
  return html`<main><div class="paper"><p class="note noprint">${text.print}</p><div class="head"><div><h1>${text.noticeTitle(name)}</h1><p>${text.noticeLead}</p><p class="note">${link}<br>${text.asOf} ${shownDay(asked.on)}</p></div>${qrOf(link)}</div>
${listed.map((record) => html`<div class="place"><b>${record.listing.name}</b>${record.listing.phone ? html` · <b>${record.listing.phone}</b>` : null}<br>${record.listing.address}<br>${record.listing.services.map((service) => text.services[service]).join(', ')}${record.listing.hours.length > 0 ? html`<div>${text.hours}: ${hoursList(record.listing.hours, text)}</div>` : null}${record.listing.costs.length > 0 ? html`<div>${text.costs}: ${costWords(record.listing.costs, text)}</div>` : null}${record.listing.papers.length > 0 ? html`<div>${text.papers}: ${record.listing.papers.join('; ')}</div>` : null}</div>`)}
<h2>${text.how}</h2>${registeringSteps(asked.on, text, asked.language)}<p class="note">${text.noticeFoot}</p></div></main>`
}

/** The code as one path, dark on light, with its quiet zone. */
export function qrOf(link: string): Html {
  const rows = encodeQr(link, 'raw', { ecc: 'medium', border: 4 }) as boolean[][]
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return html`<svg class="qr" viewBox="0 0 ${rows.length} ${rows.length}" role="img" aria-label="${link}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
}

const csvColumns = ['id', 'kind', 'name', 'unitId', 'unitName', 'provinceId', 'address', 'phone', 'website', 'services', 'hours', 'costs', 'papers', 'minors', 'publishedOn', 'status', 'suspendedUntil', 'capacity', 'free', 'posts'] as const
/** A cell that a spreadsheet would take for a formula is put in quotes as text. */
function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function publicPages(scope: FastifyInstance, { platform }: PageParts): void {
  const send = (reply: FastifyReply, title: string, asked: Asked, path: string, body: Html, more: { readonly status?: number; readonly place?: string | undefined; readonly bare?: true } = {}) =>
    reply.code(more.status ?? 200).headers(pageHeaders).type('text/html; charset=utf-8').send(wholePage({ language: asked.language, title, place: more.place, otherAddress: otherAddress(path, asked), body, ...(more.bare ? { bare: true } : {}) }))
  const open = async (query: unknown): Promise<Request> => {
    const [today, memory] = [platform.today(), await remembered(platform)]
    const asked = askedOf((query ?? {}) as Record<string, unknown>, today)
    return { platform, memory, asked, today, time: timeOf(platform.now()), text: publicTexts[asked.language] }
  }
  /** The unit as it is on the day that is shown; null: none such. A district of then leads to nothing of its own. */
  const unitAsked = ({ memory, asked }: Request): Unit | null => {
    const given = asked.unitId ? memory.catalogue.units.get(asked.unitId) : undefined
    if (!given || given.level === 'district') return null
    return standsOn(given, asked.on) ? given : (unitsOn(memory.catalogue, given.id, asked.on)[0] ?? given)
  }

  scope.setErrorHandler((error, request, reply) => {
    platform.log.error({ requestId: request.id, operation: 'public-page', kind: (error as Error).name }, 'unexpected error')
    const document = problem('internal-error', { facts: { requestId: request.id } })
    return reply.code(500).headers(pageHeaders).type('text/plain; charset=utf-8').send(`${document.detail}\n${document.detailEn}\n`)
  })

  scope.get('/public', { schema: { hide: true } }, async (given, reply) => {
    const request = await open(given.query)
    const { asked, memory, text, today } = request
    if (asked.unitId) {
      const unit = unitAsked(request)
      if (!unit) return send(reply, text.title, asked, '/public', startPage({ ...request, asked: { ...asked, unitId: null, typed: text.wrongUnit } }, []), { status: 404 })
      const place = nameOf(memory.catalogue, provinceOf(memory.catalogue, unit, asked.on)?.id ?? unit.id, asked.on)
      return send(reply, text.title, asked, '/public', unit.level === 'province' ? await provincePage(request, unit) : await communePage(request, unit), { place })
    }
    if (!asked.typed) return send(reply, text.title, asked, '/public', startPage(request, null))
    const found = choices(memory, asked.typed, asked, today)
    const [only] = found
    if (found.length === 1 && only) return send(reply, text.title, asked, '/public', only.unit.level === 'province' ? await provincePage({ ...request, asked: { ...asked, unitId: only.unit.id } }, only.unit) : await communePage({ ...request, asked: { ...asked, unitId: only.unit.id } }, only.unit), { place: nameOf(memory.catalogue, provinceOf(memory.catalogue, only.unit, asked.on)?.id ?? only.unit.id, asked.on) })
    return send(reply, text.title, asked, '/public', startPage(request, found))
  })
  scope.get('/public/', { schema: { hide: true } }, async (_, reply) => reply.redirect('/public'))

  scope.get('/public/notice', { schema: { hide: true } }, async (given, reply) => {
    const request = await open(given.query)
    const unit = unitAsked(request)
    if (!unit) return send(reply, request.text.title, request.asked, '/public', startPage({ ...request, asked: { ...request.asked, unitId: null, typed: request.text.wrongUnit } }, []), { status: 404 })
    const base = `${given.protocol}://${given.host}`
    return send(reply, request.text.noticeTitle(nameOn(request.memory.catalogue, unit, request.asked.on).name), request.asked, '/public/notice', await noticePage(request, unit, base), { bare: true })
  })

  const rowsOf = async (request: Request): Promise<readonly PublicRecord[] | null> => {
    const { asked, memory } = request
    const unit = asked.unitId ? unitAsked(request) : null
    if (asked.unitId && !unit) return null
    const placed = ofUnit(await snapshotOf(platform, memory.catalogue, asked.on), memory.catalogue, unit)
    return placed.flatMap(({ record }) => (matches(record, asked.service) ? [record] : []))
  }
  scope.get('/public/providers.json', { schema: { hide: true } }, async (given, reply) => {
    const request = await open(given.query)
    const rows = await rowsOf(request)
    if (!rows) return reply.code(404).headers(pageHeaders).type('text/plain; charset=utf-8').send(`${request.text.wrongUnit}\n`)
    return reply.headers({ ...pageHeaders, 'content-disposition': `attachment; filename="noi-ho-tro-${request.asked.on}.json"` }).type('application/json; charset=utf-8').send(JSON.stringify({ on: request.asked.on, items: rows.map((row) => providerOf(request.memory.catalogue, row, request.asked.on)) }))
  })
  scope.get('/public/providers.csv', { schema: { hide: true } }, async (given, reply) => {
    const request = await open(given.query)
    const rows = await rowsOf(request)
    if (!rows) return reply.code(404).headers(pageHeaders).type('text/plain; charset=utf-8').send(`${request.text.wrongUnit}\n`)
    const lines = rows.map((row) => {
      const item = providerOf(request.memory.catalogue, row, request.asked.on)
      const plain: Record<string, unknown> = { ...item, services: item.services.join(' '), hours: item.hours.map((each) => `${each.day} ${each.from}-${each.to}`).join('; '), costs: item.costs.map((each) => `${each.service} ${each.amount} ${each.per}`).join('; '), papers: item.papers.join('; '), posts: item.posts.join('; ') }
      return csvColumns.map((column) => cell(plain[column])).join(',')
    })
    // The mark in front lets a spreadsheet read the Vietnamese letters.
    return reply.headers({ ...pageHeaders, 'content-disposition': `attachment; filename="noi-ho-tro-${request.asked.on}.csv"` }).type('text/csv; charset=utf-8').send(`\uFEFF${csvColumns.join(',')}\r\n${lines.map((line) => `${line}\r\n`).join('')}`)
  })

  const kept = { 'cache-control': 'public, max-age=86400' }
  scope.get(styleAddress, { schema: { hide: true } }, async (_, reply) => reply.headers({ ...pageHeaders, ...kept }).type('text/css; charset=utf-8').send(style))
  for (const part of ['latin', 'vietnamese'] as const) scope.get(`/public/source-sans-3-${part}.woff2`, { schema: { hide: true } }, async (_, reply) => reply.headers({ ...pageHeaders, ...kept }).type('font/woff2').send(fs.readFileSync(fontFile[part])))
}

