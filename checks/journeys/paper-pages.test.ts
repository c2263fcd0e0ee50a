/** Papers in a real browser with invented answers: a draft is filled beside what it says, issued once, copied, recalled; the book and the layout of an office. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs } from '../browser/support.ts'
import { isBuilt } from '../web-budget/budget.ts'
import { paperFixtureOperations, paperReplies, resetPapers } from '../web-fixture/papers.ts'
import { startFixtureServer } from '../web-fixture/server.ts'
import { opened } from './waiting.ts'

const root = path.resolve(import.meta.dirname, '../..')
const measure = '/bien-phap/20000000-0000-4000-8000-000000000015/giay-to'
const draft = `${measure}/50000000-0000-4000-8000-000000000010`
const notice = `${measure}/50000000-0000-4000-8000-000000000011`
const sent: { id: string; body: Record<string, unknown> }[] = []
let browser: Browser
let server: Awaited<ReturnType<typeof startFixtureServer>>

beforeAll(async () => {
  if (!isBuilt()) execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', path.join(root, 'web/vite.config.ts'), '--logLevel', 'error'], { cwd: root })
  const keeping = Object.fromEntries(['papers.draft', 'papers.edit', 'papers.issue', 'papers.recall', 'papers.copy', 'papers.change-settings', 'papers.enter-by-hand', 'papers.open-book'].map((id) => [id, (given: Parameters<(typeof paperReplies)[string]>[0]) => { sent.push({ id, body: given.body }); return paperReplies[id]!(given) }]))
  server = await startFixtureServer({ more: { ...paperReplies, ...keeping }, operations: paperFixtureOperations })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
beforeEach(() => {
  resetPapers()
  sent.length = 0
})

async function at(address: string, options: Parameters<typeof openPage>[1] = {}, role = 'commune-police-chief'): Promise<{ page: Page; errors: string[] }> {
  const found = await openPage(browser, options)
  await signInAs(found.page, server.url, `demo.${role}`, 'fixture-only')
  await opened(found.page, `${server.url}${address}`)
  return found
}
const last = (id: string) => sent.findLast((each) => each.id === id)?.body

describe.each([['phone', 'light'], ['desk', 'dark']] as const)('%s, %s', (width, mode) => {
  test('axe finds nothing on the pages of papers, and none scrolls sideways', async () => {
    const { page, errors } = await at(measure, { width, mode })
    for (const address of [measure, draft, notice, '/so-van-ban', '/so-van-ban?nam=2024', '/van-ban', '/van-ban/52000000-0000-4000-8000-000000000010', '/the-thuc-van-ban']) {
      await opened(page, `${server.url}${address}`)
      expect([await axeFindings(page), await sidewaysScroll(page)], address).toEqual([[], 0])
    }
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('a draft is filled, shown with its words, and issued with one number', async () => {
    const { page } = await at(draft, { width, mode })
    await page.getByRole('button', { name: 'Ký và ban hành' }).click()
    await page.getByText('Cần điền chỗ này mới ban hành được.').first().waitFor()
    expect(sent.map((each) => each.id)).not.toContain('papers.issue')
    await page.locator('#giay_provider').fill('Trạm Y tế xã Đồng Đăng')
    await page.locator('#giay_startOn').fill('31/02/2026')
    await page.getByRole('button', { name: 'Lưu dự thảo' }).click()
    await page.getByRole('alert').getByText('Ngày bắt đầu cai nghiện').waitFor()
    await page.locator('#giay_startOn').fill('20/11/2026')
    await page.locator('#giay_startTime').fill('8h15')
    await page.getByRole('button', { name: 'Lưu dự thảo' }).click()
    await page.locator('.doc').getByText('Trạm Y tế xã Đồng Đăng').waitFor()
    expect(last('papers.edit')).toMatchObject({ basedOn: 1, typed: { provider: 'Trạm Y tế xã Đồng Đăng', startOn: '2026-11-20', startTime: '08:15' } })
    await page.getByRole('button', { name: 'Ký và ban hành' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ban hành' }).click()
    await page.getByText('Đối chiếu với mẫu in rồi đánh dấu ô này.').waitFor()
    await page.locator('#issue-checked').check()
    await page.getByRole('dialog').getByRole('button', { name: 'Ban hành' }).click()
    await page.getByText('Đã ban hành, số 32/QĐ-CAX.').waitFor()
    expect(sent.filter((each) => each.id === 'papers.issue')).toHaveLength(1)
    expect(last('papers.issue')).toMatchObject({ basedOn: 2 })
    expect(await page.locator('.doc-watermark').count()).toBe(0)
    await page.context().close()
  })
})

test('somebody else changed the draft: what was typed stays, and the next saving rests on the newer one', async () => {
  const { page } = await at(draft)
  await page.request.put(`${server.url}/api/measures/20000000-0000-4000-8000-000000000015/papers/50000000-0000-4000-8000-000000000010`, { data: { basedOn: 1, typed: { provider: 'Nơi khác' } } })
  await page.locator('#giay_provider').fill('Điểm tư vấn Nà Pài')
  await page.getByRole('button', { name: 'Lưu dự thảo' }).click()
  await page.getByRole('button', { name: 'Xem bản trên máy chủ' }).click()
  await page.locator('.doc').getByText('Nơi khác').waitFor()
  expect(await page.locator('#giay_provider').inputValue()).toBe('Điểm tư vấn Nà Pài')
  await page.getByRole('button', { name: 'Lưu dự thảo' }).click()
  await page.locator('.doc').getByText('Điểm tư vấn Nà Pài').waitFor()
  expect(last('papers.edit')).toMatchObject({ basedOn: 2 })
  await page.context().close()
})

test('a paper is drafted for the act that the law names it for; the same press twice is one draft', async () => {
  const { page } = await at(measure)
  await page.getByText('Mẫu của 1 việc có thể làm').click()
  await page.getByRole('button', { name: 'Soạn Giấy xác nhận hoàn thành cai nghiện ma túy tự nguyện' }).first().click()
  await page.locator('.doc').waitFor()
  expect(last('papers.draft')).toMatchObject({ formId: 'r2026.V.28', act: 'complete' })
  await page.context().close()
})

test('an issued paper is copied in part, and recalled with its reason', async () => {
  const { page } = await at(notice)
  await page.getByRole('button', { name: 'Làm bản sao' }).click()
  await page.getByText('Trích sao').click()
  await page.getByRole('button', { name: 'Ký bản sao' }).click()
  await page.getByText('Chọn ít nhất một đoạn.').waitFor()
  await page.locator('#copy-part-4').check()
  await page.locator('#copy-part-1').check()
  await page.getByRole('button', { name: 'Ký bản sao' }).click()
  await page.getByText('Đã làm bản sao số 04/SY-CAX.').waitFor()
  expect(last('papers.copy')).toMatchObject({ form: 'trich-sao', parts: [1, 4] })
  await page.getByRole('button', { name: 'Thu hồi' }).click()
  await page.getByRole('button', { name: 'Thu hồi giấy này' }).click()
  await page.getByText('Viết lý do, ít nhất 10 ký tự.').waitFor()
  await page.locator('#recall-reason').fill('Ghi nhầm ngày bắt đầu')
  await page.getByRole('button', { name: 'Thu hồi giấy này' }).click()
  await page.getByText('Đã thu hồi.', { exact: true }).waitFor()
  await page.getByText('Ghi nhầm ngày bắt đầu').waitFor()
  expect(await page.getByRole('button', { name: 'Thay thế' }).count()).toBe(0)
  await page.context().close()
})

test('a number for a paper written by hand, a book opened after the one on paper, and the filter of the book', async () => {
  const { page } = await at('/so-van-ban')
  await page.getByRole('button', { name: 'Lấy số cho văn bản giấy' }).click()
  await page.getByRole('button', { name: 'Lấy số', exact: true }).click()
  await page.getByText('Viết trích yếu, ít nhất 3 ký tự.').waitFor()
  await page.locator('#hand-letters').fill('QĐ')
  await page.locator('#hand-title').fill('Phân công trực tháng 12')
  await page.getByRole('button', { name: 'Lấy số', exact: true }).click()
  await page.getByText('Số của văn bản: 32/QĐ-CAX.').waitFor()
  await page.getByRole('button', { name: 'Mở sổ nối tiếp sổ giấy' }).click()
  await page.locator('#open-series').fill('KH')
  await page.locator('#open-after').fill('14')
  await page.getByRole('button', { name: 'Mở sổ', exact: true }).click()
  await page.getByText('Đã mở sổ KH năm 2026, số tiếp theo 15.').waitFor()
  expect(last('papers.open-book')).toEqual({ series: 'KH', year: 2026, startedAfter: 14 })
  await page.getByLabel('Nguồn').selectOption('office-paper')
  await page.getByRole('link', { name: 'Công văn đề nghị phối hợp' }).waitFor()
  expect(await page.locator('tbody tr').count()).toBe(1)
  await page.context().close()
})

test('a measure of the page is corrected within its bounds; who does not head the office only reads', async () => {
  const { page } = await at('/the-thuc-van-ban')
  await page.locator('#layout-marginLeft').fill('50')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Viết một số từ 30 đến 35.').waitFor()
  expect(last('papers.change-settings')).toBeUndefined()
  await page.locator('#layout-marginLeft').fill('32,5')
  await page.locator('#settings-letters').fill('CAXDD')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect.poll(() => last('papers.change-settings')).toMatchObject({ basedOn: 1, letters: 'CAXDD', parent: null, layout: { marginLeft: 32.5 } })
  await page.context().close()
  const reader = await at('/the-thuc-van-ban', {}, 'commune-chair')
  await reader.page.getByText('Vị trí của bạn chỉ xem.').waitFor()
  expect(await reader.page.getByRole('button', { name: 'Lưu' }).count()).toBe(0)
  await reader.page.context().close()
})
