/** `/public/statistics`: what was published, as a page without a script, as CSV and as JSON byte for byte. Nothing of a request is kept. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { StatisticsTable } from '@hoa-nhap/domain/statistics/statistics.contract'
import { unallocated } from '@hoa-nhap/domain/statistics/statistics.model'
import { html, type Html } from '../platform/html.ts'
import { databaseProblem } from '../platform/problems.ts'
import type { PageParts } from '../platform/route.ts'
import { pageHeaders, wholePage, type PageLanguage } from './page-frame.ts'
import { findPublished, listPublished, type Summary } from './statistics.queries.ts'

const path = '/public/statistics'
const hide = { schema: { hide: true } } as const
const shownDay = (on: string) => on.split('-').toReversed().join('/')

const vi = {
  title: 'Số liệu công bố', none: 'Chưa có bảng nào được công bố.', lead: 'Bảng đã công bố không sửa, không rút lại. Con số nhỏ và con số có thể làm lộ số nhỏ thì không công bố.',
  back: 'Mọi bảng đã công bố', released: 'Ngày công bố', period: 'Kỳ', of: 'Mẫu số', met: 'Trong đó đạt', ofMeans: 'Đếm ai', metMeans: 'Đạt là', version: 'Phiên bản định nghĩa', unit: 'Xã, phường', whole: 'Cả tỉnh', until: 'đến', withheld: 'không công bố', withheldSign: '··',
  withheldNote: (threshold: number) => `“··”: không công bố. Con số từ 1 đến ${threshold - 1} không công bố, và cả những con số khác mà cộng trừ với các bảng đã công bố sẽ làm lộ nó; dấu này không nói con số lớn hay nhỏ.`,
  cumulative: 'Mỗi cột đếm từ ngày đầu kỳ đến ngày ghi ở cột.', late: 'Kỳ đã công bố thì giữ nguyên: ai được ghi muộn sau ngày công bố không nằm trong bảng nào của kỳ ấy.', files: 'Tải về', to: 'Đến', gone: 'Không có bảng này.', down: 'Tạm thời chưa xem được. Hãy thử lại sau ít phút.',
  rows: { now: 'theo xã, phường hiện nay', then: 'theo xã, phường lúc đó', none: 'cả tỉnh' },
}
const en: typeof vi = {
  title: 'Published statistics', none: 'No table has been published yet.', lead: 'A published table is neither changed nor taken back. Small figures, and figures that would give small ones away, are not published.',
  back: 'All published tables', released: 'Published on', period: 'Period', of: 'Counted', met: 'of whom reached', ofMeans: 'Who is counted', metMeans: 'Reached means', version: 'Version of the definition', unit: 'Commune, ward', whole: 'Whole province', until: 'until', withheld: 'not published', withheldSign: '··',
  withheldNote: (threshold) => `“··”: not published. Figures from 1 to ${threshold - 1} are not published, nor are others by which they could be worked out together with what was published before; the sign says nothing of the size.`,
  cumulative: 'Each column counts from the first day of the period to the day of the column.', late: 'A published period stays as it is: whoever is recorded after its publication is in no table of that period.', files: 'Files', to: 'To', gone: 'There is no such table.', down: 'This cannot be shown just now. Try again in a few minutes.',
  rows: { now: 'by communes of today', then: 'by communes of then', none: 'the whole province' },
}
const texts = { vi, en } as const

const languageOf = (request: FastifyRequest): PageLanguage => ((request.query as { lang?: unknown }).lang === 'en' ? 'en' : 'vi')
const address = (id: string | null, language: PageLanguage) => `${path}${id ? `/${id}` : ''}${language === 'en' ? '?lang=en' : ''}`
const nameIn = (table: Pick<Summary, 'name' | 'nameEn'>, language: PageLanguage) => (language === 'vi' ? table.name : table.nameEn)

function listPage(items: readonly Summary[], language: PageLanguage): Html {
  const text = texts[language]
  return html`<p>${text.lead}</p>${items.length === 0 ? html`<p>${text.none}</p>` : html`<ul class="releases">${items.map((item) => html`<li><a href="${address(item.id, language)}">${nameIn(item, language)}</a>, ${item.provinceName}<br><span class="note">${shownDay(item.from)} – ${shownDay(item.to)} · ${text.rows[item.rowsBy]} · ${text.released}: ${shownDay(item.releasedOn)}</span></li>`)}</ul>`}`
}

const number = (count: number, language: PageLanguage) => String(count).replaceAll(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',')
const percent = (value: number, language: PageLanguage) => { const text = value.toFixed(1); return `${language === 'vi' ? text.replace('.', ',') : text} %` }

function tablePage(table: StatisticsTable, language: PageLanguage): Html {
  const text = texts[language]
  const hidden = html`<td><abbr class="withheld" title="${text.withheld}">${text.withheldSign}</abbr></td>`
  const cells = (line: StatisticsTable['whole']) => line.map((cell) => html`${cell.of === null ? hidden : html`<td>${number(cell.of, language)}</td>`}${cell.met === null ? hidden : html`<td>${number(cell.met, language)}</td>`}<td>${cell.value === null ? null : percent(cell.value, language)}</td>`)
  return html`<p>${table.provinceName} · ${shownDay(table.from)} – ${shownDay(table.to)} · ${text.rows[table.rowsBy]}</p>
<div class="wide" tabindex="0" role="region" aria-label="${nameIn(table, language)}"><table><thead>${table.columns.length > 1 ? html`<tr><th></th>${table.columns.map((end) => html`<th colspan="3" scope="colgroup">${text.to} ${shownDay(end)}</th>`)}</tr>` : null}<tr><th scope="col">${text.unit}</th>${table.columns.map(() => html`<th scope="col">${text.of}</th><th scope="col">${text.met}</th><th scope="col">%</th>`)}</tr></thead>
<tbody><tr class="whole"><th scope="row">${text.whole}</th>${cells(table.whole)}</tr>${table.rows.map((row) => html`<tr><th scope="row">${row.unitId === unallocated && language === 'en' ? 'Not yet allotted to a unit' : row.unitName}${row.until ? html` <span class="note">(${text.until} ${shownDay(row.until)})</span>` : null}</th>${cells(row.cells)}</tr>`)}</tbody></table></div>
<p class="note">${text.withheldNote(table.threshold)}</p><p class="note">${table.columns.length > 1 ? `${text.cumulative} ` : ''}${text.late}</p>
<dl><dt>${text.ofMeans}</dt><dd>${language === 'vi' ? table.ofDefinition : table.ofDefinitionEn}</dd><dt>${text.metMeans}</dt><dd>${language === 'vi' ? table.metDefinition : table.metDefinitionEn}</dd><dt>${text.version}</dt><dd>${table.definitionVersion}</dd><dt>${text.released}</dt><dd>${shownDay(table.releasedOn)}</dd></dl>
<p class="noprint">${text.files}: <a href="${path}/${table.id}.csv">CSV</a>, <a href="${path}/${table.id}.json">JSON</a> · <a href="${address(null, language)}">${text.back}</a></p>`
}

const csvCell = (value: string | number | null) => { const plain = value === null ? '' : String(value); const safe = /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain; return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe }
/** One line a row and column; an empty figure is one that is not published. */
export function csvOf(table: StatisticsTable): string {
  const head = ['indicator', 'definitionVersion', 'province', 'unitId', 'unitName', 'from', 'to', 'of', 'met', 'percent', 'releasedOn']
  const lines = [{ unitId: table.provinceId, unitName: table.provinceName, cells: table.whole }, ...table.rows].flatMap((row) => row.cells.map((cell, column) => [
    table.indicatorId, table.definitionVersion, table.provinceId, row.unitId, row.unitName, table.from, table.columns[column]!, cell.of, cell.met, cell.value, table.releasedOn,
  ]))
  // The mark in front lets a spreadsheet read the Vietnamese letters.
  return `\uFEFF${[head, ...lines].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')}`
}

export function statisticsPages(scope: FastifyInstance, { platform }: PageParts): void {
  const send = (reply: FastifyReply, status: number, language: PageLanguage, title: string, body: Html, other: string) =>
    reply.code(status).headers(pageHeaders).type('text/html; charset=utf-8').send(wholePage({ language, title, body, otherLanguage: other, demo: platform.demo }))
  const flipped = (language: PageLanguage): PageLanguage => (language === 'vi' ? 'en' : 'vi')
  scope.setErrorHandler((error, request, reply) => {
    const language = languageOf(request)
    if (databaseProblem(error, false) === null) platform.log.error({ requestId: request.id, operation: 'public.statistics', kind: (error as Error).name }, 'unexpected error')
    return send(reply, 503, language, texts[language].title, html`<p>${texts[language].down}</p>`, address(null, flipped(language)))
  })
  scope.get(path, hide, async (request, reply) => {
    const language = languageOf(request)
    return send(reply, 200, language, texts[language].title, listPage(await listPublished(platform, { province: null, indicator: null }), language), address(null, flipped(language)))
  })
  scope.get(`${path}/:file`, hide, async (request, reply) => {
    const language = languageOf(request)
    const [, id, kind] = /^([0-9a-f-]{36})(?:\.(csv|json))?$/.exec((request.params as { file: string }).file) ?? []
    const body = id ? await findPublished(platform, id) : null
    if (body === null || !id) return send(reply, 404, language, texts[language].title, html`<p>${texts[language].gone}</p><p><a href="${address(null, language)}">${texts[language].back}</a></p>`, address(null, flipped(language)))
    const file = { ...pageHeaders, 'content-disposition': `attachment; filename="so-lieu-${id}.${kind}"` }
    if (kind === 'json') return reply.headers(file).type('application/json; charset=utf-8').send(body)
    const table = JSON.parse(body) as StatisticsTable
    if (kind === 'csv') return reply.headers(file).type('text/csv; charset=utf-8').send(csvOf(table))
    return send(reply, 200, language, nameIn(table, language), tablePage(table, language), address(id, flipped(language)))
  })
}
