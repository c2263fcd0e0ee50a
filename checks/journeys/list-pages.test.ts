/** Reports and lists to and from Excel in a real browser with invented answers: a report is written, sent and checked; a roster is tried, put right and run. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs } from '../browser/support.ts'
import { isBuilt } from '../web-budget/budget.ts'
import { listFixtureOperations, listReplies, resetLists } from '../web-fixture/lists.ts'
import { startFixtureServer } from '../web-fixture/server.ts'
import { opened } from './waiting.ts'

const root = path.resolve(import.meta.dirname, '../..')
const draft = '/bao-cao/60000000-0000-4000-8000-000000000010'
const received = '/bao-cao/60000000-0000-4000-8000-000000000011'
const sent: { id: string; body: Record<string, unknown>; query: string }[] = []
let browser: Browser
let server: Awaited<ReturnType<typeof startFixtureServer>>

beforeAll(async () => {
  if (!isBuilt()) execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', path.join(root, 'web/vite.config.ts'), '--logLevel', 'error'], { cwd: root })
  const keeping = Object.fromEntries(['reports.make', 'reports.write', 'reports.submit', 'reports.return', 'reports.restate', 'exchange.export', 'exchange.try-roster', 'exchange.run-roster'].map((id) => [id, (given: Parameters<(typeof listReplies)[string]>[0]) => { sent.push({ id, body: given.body, query: given.query.toString() }); return listReplies[id]!(given) }]))
  server = await startFixtureServer({ more: { ...listReplies, ...keeping }, operations: listFixtureOperations })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
beforeEach(() => {
  resetLists()
  sent.length = 0
})

async function at(address: string, options: Parameters<typeof openPage>[1] = {}, role = 'commune-police-chief'): Promise<{ page: Page; errors: string[] }> {
  const found = await openPage(browser, options)
  await signInAs(found.page, server.url, `demo.${role}`, 'fixture-only')
  await opened(found.page, `${server.url}${address}`)
  return found
}
const last = (id: string) => sent.findLast((each) => each.id === id)
const excel = { name: 'danh-sach.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from('PK') }

test.each([['phone', 'light', 'vi'], ['desk', 'dark', 'en']] as const)('%s, %s, %s: axe finds nothing on the pages of reports and lists, and none scrolls sideways', async (width, mode, language) => {
  const { page, errors } = await at('/bao-cao', { width, mode, language })
  for (const address of ['/bao-cao', '/bao-cao?phia=nhan', draft, received, '/theo-doi-bao-cao', '/xuat-danh-sach', '/xuat-danh-sach?danh_sach=registers', '/nhap-danh-sach']) {
    await opened(page, `${server.url}${address}`)
    expect([await axeFindings(page), await sidewaysScroll(page)], address).toEqual([[], 0])
  }
  expect(errors).toEqual([])
  await page.context().close()
})

describe('a report', () => {
  test.each(['desk', 'phone'] as const)('%s: is made for the last period that is over, written, and sent once', async (width) => {
    const { page } = await at('/bao-cao', { width })
    await page.getByLabel('Cách cắt kỳ').selectOption('calendar')
    await page.getByRole('button', { name: 'Lập và tính số liệu' }).click()
    await page.locator('#entry-means-money').waitFor()
    expect(last('reports.make')!.body).toMatchObject({ definitionId: 'commune', cutOff: 'calendar', period: { kind: 'month', from: '2026-10-01', to: '2026-10-31' } })
    await page.locator('#entry-means-money').fill('mười')
    await page.locator('#words-assessment').fill('Địa bàn ổn định')
    await page.getByRole('button', { name: 'Ký và gửi' }).click()
    await page.getByText('Viết một số không âm.').waitFor()
    expect(last('reports.write')).toBeUndefined()
    await page.locator('#entry-means-money').fill('12.500.000')
    await page.getByRole('button', { name: 'Ký và gửi' }).click()
    await page.getByRole('button', { name: 'Ký, lấy số và gửi' }).click()
    await page.getByText('Đã gửi, số 06/BC-CAX.').waitFor()
    expect(last('reports.write')!.body).toMatchObject({ basedOn: 3, words: { assessment: 'Địa bàn ổn định' }, entries: { 'means-money': 12_500_000, 'means-staff': 2 } })
    expect(last('reports.submit')!.body).toEqual({ basedOn: 4 })
    expect(await page.locator('#words-assessment').count()).toBe(0)
    await page.context().close()
  })

  test('a figure opens the list behind it; what is not known is hatched and never a zero', async () => {
    const { page } = await at(draft)
    await page.getByText('chưa tính được: chưa có sổ tập huấn của kỳ').waitFor()
    await page.getByRole('button', { name: 'Mở danh sách: Đang quản lý cuối kỳ' }).click()
    await page.getByText('2 trong 23 thuộc phần bạn được mở.').waitFor()
    expect(await page.getByRole('dialog').getByRole('link').count()).toBe(2)
    await page.context().close()
  })

  test('who receives it returns it with a reason, or sees what later data would change', async () => {
    const { page } = await at(received, {}, 'province-police')
    await page.getByRole('button', { name: 'So với số liệu hôm nay' }).click()
    await page.getByText('1 số khác nếu tính lại hôm nay').waitFor()
    await page.getByRole('button', { name: 'Trả lại' }).click()
    await page.getByRole('button', { name: 'Trả lại báo cáo' }).click()
    await page.getByText('Viết lý do, ít nhất 5 ký tự.').waitFor()
    await page.locator('#report-reason').fill('Thiếu phần đánh giá')
    await page.getByRole('button', { name: 'Trả lại báo cáo' }).click()
    await page.getByText('Bị trả lại: Thiếu phần đánh giá').waitFor()
    expect(last('reports.return')!.body).toEqual({ basedOn: 3, reason: 'Thiếu phần đánh giá' })
    await page.context().close()
  })
})

describe('a roster', () => {
  test.each(['desk', 'phone'] as const)('%s: is tried, a column is named, tried again, and run with its progress', async (width) => {
    const { page } = await at('/nhap-danh-sach', { width })
    await page.locator('input[type=file]').setInputFiles(excel)
    await page.getByRole('button', { name: 'Chạy thử', exact: true }).click()
    await page.getByText('Còn thiếu cột cần có: Ngày bắt đầu').waitFor()
    await page.getByText('ô B4, Ngày sinh:').waitFor()
    expect(await page.getByRole('button', { name: /^Nhập/ }).count()).toBe(0)
    await page.getByLabel('Cột D “Bắt đầu CN” là').selectOption('startedOn')
    await page.getByText('Các cột đã đổi: chạy thử lại để xem kết quả mới.').waitFor()
    await page.getByRole('button', { name: 'Chạy thử lại với các cột này' }).click()
    await page.getByText('đã quá ngày cuối: chỉ còn ghi kết thúc').waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
    await page.getByRole('button', { name: 'Nhập 4 dòng' }).click()
    await page.getByText('Đã nhập xong: 4 dòng.').waitFor()
    expect(last('exchange.try-roster')!.query).toBe('columns=D%3AstartedOn')
    expect(last('exchange.run-roster')!.query).toContain('seal=seal-2')
    await page.context().close()
  })
})

test('a list leaves with purpose and receiver, and only the columns that were chosen', async () => {
  const { page } = await at('/xuat-danh-sach?danh_sach=measures&loai=post-rehab')
  await page.getByRole('button', { name: 'Xuất Excel' }).click()
  await page.getByText('Viết rõ để làm gì, ít nhất 5 ký tự.').waitFor()
  expect(last('exchange.export')).toBeUndefined()
  await page.locator('#out-reason').fill('Đối chiếu cuối năm')
  await page.locator('#out-receiver').fill('Công an tỉnh')
  await page.getByLabel('Chọn cột').check()
  await page.getByLabel('Giới tính').uncheck()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Xuất Excel' }).click()
  await saved
  const { body } = last('exchange.export')!
  expect(body).toMatchObject({ reason: 'Đối chiếu cuối năm', receiver: 'Công an tỉnh', language: 'vi', filter: { kind: 'post-rehab' } })
  expect([(body['columns'] as string[]).includes('sex'), (body['columns'] as string[]).includes('name')]).toEqual([false, true])
  await page.context().close()
})
