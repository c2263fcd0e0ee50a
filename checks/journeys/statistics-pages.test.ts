/** Publishing a table in a real browser with invented answers: looked at first, a purpose stated, published once; refusals keep what was chosen. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { operations as indicators } from '@hoa-nhap/domain/indicators/indicators.contract'
import { operations as statistics, type StatisticsTable } from '@hoa-nhap/domain/statistics/statistics.contract'
import { problemTexts } from '@hoa-nhap/domain/problems'
import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs } from '../browser/support.ts'
import { boardReplies } from '../web-fixture/board.ts'
import { startFixtureServer, type Replies } from '../web-fixture/server.ts'
import { settled } from './waiting.ts'

const root = path.resolve(import.meta.dirname, '../..')
const cell = (of: number | null, met: number | null) => ({ of, met, value: of && met !== null ? Math.round((met * 1_000_000) / of) / 10_000 : null })
const table = (body: Record<string, unknown>): StatisticsTable => ({
  id: String(body['id'] ?? ''), indicatorId: 'managed-served', name: 'Người có hồ sơ quản lý', nameEn: 'People with a record', definitionVersion: 2, provinceId: 'p-20', provinceName: 'Tỉnh Lạng Sơn', from: String(body['from']), to: String(body['to']),
  rowsBy: 'now', columnsBy: 'whole', releasedOn: '2026-11-18', ofDefinition: 'Người', ofDefinitionEn: 'People', metDefinition: 'Đạt', metDefinitionEn: 'Reached', unitOfMeasure: '%', threshold: 5, columns: ['2025-12-31'], whole: [cell(320, 211)],
  rows: [{ unitId: 'c-1', unitName: 'Xã Mẫu 1', until: null, cells: [cell(null, null)] }, { unitId: 'c-2', unitName: 'Xã Mẫu 2', until: null, cells: [cell(54, 36)] }, { unitId: 'c-3', unitName: 'Xã Mẫu 3', until: null, cells: [cell(null, 0)] }],
})
let sent: Record<string, unknown>[] = []
const replies: Replies = {
  ...boardReplies,
  'statistics.preview': ({ body }) => (body['columns'] === 'months'
    ? { status: 409, body: { type: '/problems/no-safe-release', title: 'no-safe-release', status: 409, code: 'no-safe-release', detail: problemTexts['no-safe-release']!.vi, detailEn: problemTexts['no-safe-release']!.en } }
    : { body: { table: table(body), figures: 8, withheld: 3 } }),
  'statistics.release': ({ body }) => {
    sent.push(body)
    return { status: 201, body: { table: table(body), figures: 8, withheld: 3 } }
  },
  'statistics.list': () => ({ body: { items: sent.map((body) => { const { id, indicatorId, name, nameEn, definitionVersion, provinceId, provinceName, from, to, rowsBy, columnsBy, releasedOn } = table(body); return { id, indicatorId, name, nameEn, definitionVersion, provinceId, provinceName, from, to, rowsBy, columnsBy, releasedOn } }), nextCursor: null } }),
}
let browser: Browser
let server: Awaited<ReturnType<typeof startFixtureServer>>
beforeAll(async () => {
  if (!fs.existsSync(path.join(root, 'build/web/index.html'))) execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', path.join(root, 'web/vite.config.ts'), '--logLevel', 'error'], { cwd: root })
  server = await startFixtureServer({ more: replies, operations: [...statistics, ...indicators] })
  browser = await launchBrowser()
})
beforeEach(() => { sent = [] })
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test.each([['light', 'desk'], ['dark', 'phone']] as const)('%s, %s: a table is looked at, then published once with a purpose', async (mode, width) => {
  const { page, errors } = await openPage(browser, { width, mode })
  await signInAs(page, server.url, 'demo.province-planner', 'fixture-only')
  await settled(page, `${server.url}/cong-bo`)
  await page.getByText('Tỉnh chưa công bố bảng nào.').waitFor()
  await page.getByLabel(/^Cột/).selectOption('months')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByText(/Không có cách công bố bảng này/).waitFor()
  expect(await page.getByLabel(/^Cột/).inputValue()).toBe('months')
  await page.getByLabel(/^Cột/).selectOption('whole')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByText('5 trong 8 con số sẽ được công bố, 3 con số che.').waitFor()
  expect(await page.locator('abbr', { hasText: '··' }).count()).toBe(3)
  expect([await axeFindings(page), await sidewaysScroll(page)]).toEqual([[], 0])
  const publish = page.getByRole('button', { name: 'Công bố', exact: true })
  await publish.click()
  await page.getByText('Ghi mục đích, ít nhất 10 chữ.').waitFor()
  await page.getByLabel('Công bố để làm gì').fill('Công khai kết quả năm 2025')
  await publish.click()
  await page.getByText('Đánh dấu vào ô xác nhận trước khi công bố.').waitFor()
  expect(sent).toEqual([])
  await page.getByLabel(/Tôi hiểu/).check()
  await publish.click()
  await page.getByText('Đã công bố.', { exact: true }).waitFor()
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({ indicatorId: 'managed-served', from: '2025-01-01', to: '2025-12-31', rows: 'now', columns: 'whole', purpose: 'Công khai kết quả năm 2025' })
  expect(await page.getByRole('link', { name: 'Mở trang công khai' }).getAttribute('href')).toBe(`/public/statistics/${String(sent[0]!['id'])}`)
  await expect.poll(() => page.locator('#da-cong-bo [data-row], section [data-row] a').count()).toBeGreaterThan(0)
  expect(errors).toEqual([])
  await page.context().close()
})
