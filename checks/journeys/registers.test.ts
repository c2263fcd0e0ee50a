/** A post and its registers in a real browser over the real server: find, record, meet a wrong field, correct, take a list out and bring one in. */
import fs from 'node:fs'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs, type Width } from '../browser/support.ts'
import { startServer, temporaryFolder, type ServerProcess } from '../support/server-process.ts'
import { focusOn, settled as settledAt } from './waiting.ts'

const folder = temporaryFolder()
let browser: Browser
let server: ServerProcess
type Account = { readonly username: string; readonly password: string; readonly role: string }
let accounts: readonly Account[] = []

beforeAll(async () => {
  server = await startServer({ folder, env: { HOANHAP_DEMO_SIZE: 'small', HOANHAP_NOW: '2026-11-20T07:42:00+07:00' } })
  accounts = (await server.get('/api/demo/accounts')).json as Account[]
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

async function signedIn(role: string, options: { width?: Width; mode?: 'light' | 'dark'; language?: 'vi' | 'en' } = {}) {
  const opened = await openPage(browser, options)
  opened.page.setDefaultTimeout(20_000)
  const { username, password } = accounts.find((account) => account.role === role)!
  await signInAs(opened.page, server.url, username, password)
  return opened
}
const settled = (page: Page, address: string): Promise<void> => settledAt(page, `${server.url}${address}`)
const ask = async <Answer>(page: Page, address: string): Promise<Answer> => (await (await page.request.get(`${server.url}${address}`)).json()) as Answer
type List = { readonly items: readonly { readonly id: string; readonly label: string }[]; readonly total: number }
const firstOf = async (page: Page, register: string): Promise<string> => (await ask<List>(page, `/api/registers/${register}?limit=1`)).items[0]!.id
const pdf = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')

describe.each([['desk', 'light', 'vi'], ['phone', 'dark', 'en']] as const)('%s, %s, %s', (width, mode, language) => {
  test('list of registers, a register, a record, an act, an import: no axe finding, nothing runs off the side, no fault', async () => {
    const { page, errors } = await signedIn('province-police', { width, mode, language })
    const course = await firstOf(page, 'courses')
    const found: Record<string, unknown> = {}
    for (const address of ['/so', '/so/courses', '/so/courses?tim=khong-co-muc-nao', '/so/khong-co-so-nay', `/so/courses/${course}`, `/so/courses/00000000-0000-4000-8000-000000000009`, '/so/courses/moi/plan', '/so/equipment/moi/plan', '/so/equipment/nhap-excel', '/so/certificates/nhap-excel']) {
      await settled(page, address)
      const findings = await axeFindings(page)
      const sideways = await sidewaysScroll(page)
      if (findings.length > 0 || sideways > 0) found[address] = { findings, sideways }
      expect(await page.locator('main').innerText(), address).not.toMatch(/undefined|NaN|\[object/)
    }
    expect(found).toEqual({})
    expect(errors).toEqual([])
    await page.context().close()
  })
})

test('a record is opened: a wrong field has its sentence, what was typed stays, evidence is judged, history shows who and when', async () => {
  const { page, errors } = await signedIn('health-station')
  await settled(page, '/so')
  await page.getByRole('link', { name: /thiết bị/i }).first().click()
  await page.waitForURL('**/so/equipment')
  await page.locator('main a[href="/so/equipment/moi/plan"]').first().click()
  await page.waitForURL('**/so/equipment/moi/plan')
  const field = (name: string) => page.locator(`[id="so-plan_data.${name}"]`)
  await field('name').fill('Tủ bảo quản thuốc')
  await field('quantity').fill('0')
  await field('inUseBy').fill('31/02/2027')
  await page.keyboard.press('Control+Enter')
  await page.locator('.error-summary').waitFor()
  expect(await page.locator('.error-summary').innerText()).toMatch(/Tháng 2 năm 2027 chỉ có 28 ngày/)
  expect(await axeFindings(page)).toEqual([])
  await focusOn(page, '[id="so-plan_data.quantity"]')
  expect(await field('name').inputValue()).toBe('Tủ bảo quản thuốc')
  await field('quantity').fill('2')
  await field('inUseBy').fill('01/01/2020')
  // What the form cannot know, the register's rule says, at the same field.
  await page.keyboard.press('Control+Enter')
  await page.locator('[id="so-plan_data.inUseBy-error"]').waitFor()
  expect(await field('name').inputValue()).toBe('Tủ bảo quản thuốc')
  await field('inUseBy').fill('31/12/2026')
  const files = page.locator('input[type=file]')
  await files.setInputFiles({ name: 'bien-ban.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>alert(1)</script>') })
  await page.getByText('Nội dung tệp này không thuộc các dạng đó').waitFor()
  await files.setInputFiles({ name: 'Biên bản bàn giao.exe', mimeType: 'application/octet-stream', buffer: pdf })
  await page.locator('.chips').getByText('Biên bản bàn giao.pdf').waitFor()
  // The draft is kept: the page is loaded again before anything is sent.
  await page.keyboard.press('Control+s')
  await page.locator('.draft-note[aria-busy=false]').getByText('Nháp đã lưu').waitFor()
  await page.reload()
  await page.locator('.chips').getByText('Biên bản bàn giao.pdf').waitFor()
  expect(await field('name').inputValue()).toBe('Tủ bảo quản thuốc')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/so\/equipment\/[0-9a-f-]{36}$/)
  await page.locator('h1').getByText('Tủ bảo quản thuốc').waitFor()
  const history = page.locator('.history')
  await history.getByText('Trạm Y tế', { exact: false }).first().waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tải Biên bản bàn giao.pdf' }).first().click()
  const download = await saved
  expect(download.suggestedFilename()).toBe('Biên bản bàn giao.pdf')
  expect(fs.readFileSync(await download.path()).equals(pdf)).toBe(true)
  expect(await axeFindings(page)).toEqual([])

  // What follows: an act of the record, then the record as it was before it.
  await page.locator('.record-acts a[href$="/viec/buy"]').click()
  await page.waitForURL(/\/viec\//)
  await page.locator('[id$="_data.spentFunds"]').fill('12.500.000')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/so\/equipment\/[0-9a-f-]{36}$/)
  await page.locator('.history > li').nth(1).waitFor()
  await page.locator('.history').getByText('12.500.000').waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('two posts record at once: the later one is shown both and decides', async () => {
  const one = await signedIn('province-police')
  const two = await signedIn('province-police')
  const opened = await one.page.request.post(`${server.url}/api/registers/equipment`, { data: { id: '00000000-0000-4000-8000-00000000a001', type: 'plan', occurredOn: '2026-11-10', data: { name: 'Máy phát điện', quantity: 1, inUseBy: '2026-12-31' } }, headers: { origin: server.url } })
  const { id } = (await opened.json()) as { id: string }
  await settled(one.page, `/so/equipment/${id}/viec/buy`)
  await settled(two.page, `/so/equipment/${id}/viec/buy`)
  for (const [{ page }, funds] of [[one, '1.000.000'], [two, '2.000.000']] as const) {
    await page.locator('[id$="_data.spentFunds"]').fill(funds)
    await page.keyboard.press('Control+Enter')
    if (page === one.page) await page.waitForURL(/\/so\/equipment\/[0-9a-f-]{36}$/)
  }
  const conflict = two.page.locator('.conflict')
  await conflict.waitFor()
  expect(await conflict.innerText()).toMatch(/2\.000\.000[^]*1\.000\.000/)
  expect(await axeFindings(two.page)).toEqual([])
  expect(await two.page.locator('[id$="_data.spentFunds"]').inputValue()).toBe('2.000.000')
  await one.page.context().close()
  await two.page.context().close()
})

test('an entry is put right: the old one stays in the history', async () => {
  const { page } = await signedIn('province-police')
  const opened = await page.request.post(`${server.url}/api/registers/equipment`, { data: { id: '00000000-0000-4000-8000-00000000a002', type: 'plan', occurredOn: '2026-11-10', data: { name: 'Giường tầng', quantity: 10, inUseBy: '2026-12-31' } }, headers: { origin: server.url } })
  const { id } = (await opened.json()) as { id: string }
  await settled(page, `/so/equipment/${id}`)
  await page.getByRole('link', { name: 'Ghi đúng lại' }).click()
  await page.waitForURL(/\/dung-lai\//)
  const quantity = page.locator('[id$="_data.quantity"]')
  await expect.poll(() => quantity.inputValue()).toBe('10')
  await quantity.fill('12')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/so\/equipment\/[0-9a-f-]{36}$/)
  await page.locator('.history').getByText('đã được ghi đúng lại').waitFor()
  expect(await page.locator('.record-values').innerText()).toMatch(/12/)
  await page.context().close()
})

test('as it was on a day: the address keeps it, a day before it was opened is refused in a sentence', async () => {
  const { page } = await signedIn('province-police')
  const opened = await page.request.post(`${server.url}/api/registers/equipment`, { data: { id: '00000000-0000-4000-8000-00000000a003', type: 'plan', occurredOn: '2026-11-02', data: { name: 'Xe đẩy', quantity: 3, inUseBy: '2026-12-31' } }, headers: { origin: server.url } })
  const { id } = (await opened.json()) as { id: string }
  await page.request.post(`${server.url}/api/registers/equipment/${id}/events`, { data: { id: '00000000-0000-4000-8000-00000000a004', type: 'buy', occurredOn: '2026-11-15', basedOn: 1, data: { spentFunds: 900_000 } }, headers: { origin: server.url } })
  await settled(page, `/so/equipment/${id}`)
  await page.locator('.record-values').getByText('900.000').waitFor()
  await page.locator('#so-ngay').fill('01/11/2026')
  await page.keyboard.press('Enter')
  await page.getByText('Ngày này mục chưa được mở.').waitFor()
  await page.locator('#so-ngay').fill('10/11/2026')
  await page.keyboard.press('Enter')
  await page.waitForURL(/ngay=2026-11-10/)
  await page.getByText('Đang xem mục này như vào cuối ngày 10/11/2026').waitFor()
  expect(await page.locator('.record-values').innerText()).not.toMatch(/900\.000/)
  expect(await axeFindings(page)).toEqual([])
  await page.context().close()
})

test('a list goes out as Excel; one comes in by a trial that names the wrong cell, then whole', async () => {
  const { page, errors } = await signedIn('province-police')
  await settled(page, '/so/equipment')
  // A list leaves with what for and for whom; the page of exports is opened narrowed to this register.
  await page.getByRole('link', { name: 'Xuất Excel' }).click()
  await page.waitForURL('**/xuat-danh-sach?**')
  await page.getByLabel('Để làm gì').fill('Kiểm kê trang thiết bị')
  await page.getByLabel('Giao cho ai').fill('Phòng hậu cần')
  const exported = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Xuất Excel' }).click()
  expect((await exported).suggestedFilename()).toMatch(/\.xlsx$/)
  await settled(page, '/so/equipment')
  await page.getByRole('link', { name: 'Nhập Excel' }).click()
  await page.waitForURL('**/nhap-excel')
  const template = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tải mẫu Excel' }).click()
  expect((await template).suggestedFilename()).toMatch(/^Mẫu .*\.xlsx$/)
  const headings = ['Tên', 'Số lượng', 'Hạn đưa vào dùng']
  const words = (await import('@hoa-nhap/domain/registers/registers.vi')).registersVi['equipment']!.fields
  headings.splice(0, 3, words['name']!, words['quantity']!, words['inUseBy']!)
  const list = async (...rows: (string | number)[][]) => Buffer.from(await writeXlsx({ sheets: [{ name: 'A', rows: [headings, ...rows] }] }))
  const input = page.locator('input[type=file]')
  await input.setInputFiles({ name: 'sai.xlsx', mimeType: '', buffer: await list(['Quạt', 5, '31/12/2026'], ['Bơm', 'năm', '31/12/2026']) })
  await page.getByRole('button', { name: 'Chạy thử' }).click()
  await page.getByText('ô B3').waitFor()
  await page.getByText('Cần một con số').waitFor()
  expect(await page.getByRole('button', { name: /^Nhập \d/ }).count()).toBe(0)
  expect(await axeFindings(page)).toEqual([])
  await input.setInputFiles({ name: 'la-gi.xlsx', mimeType: '', buffer: Buffer.from('không phải Excel') })
  await page.getByRole('button', { name: 'Chạy thử' }).click()
  await page.getByText('Đây không phải tệp Excel').waitFor()
  await input.setInputFiles({ name: 'dung.xlsx', mimeType: '', buffer: await list(['Quạt', 5, '31/12/2026'], ['Bơm', 1, '31/12/2026']) })
  await page.getByRole('button', { name: 'Chạy thử' }).click()
  await page.getByRole('button', { name: 'Nhập 2 mục' }).click()
  await page.getByText('Đã nhập 2 mục vào sổ.').waitFor()
  await settled(page, '/so/equipment?tim=quat')
  await page.getByRole('link', { name: 'Quạt' }).waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('with the keyboard alone: from the rail to a record', async () => {
  const { page } = await signedIn('province-police')
  await settled(page, '/viec')
  await page.keyboard.press('Alt+5')
  await page.waitForURL('**/so')
  await focusOn(page, 'h1')
  await page.locator('[data-row]').first().waitFor()
  const href = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
  // Pages of their own stand before the registers.
  for (let step = 0; step < 20 && !(await href()).startsWith('/so/'); step++) await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/so\/[a-z-]+$/)
  await settledAt(page)
  await page.keyboard.press('/')
  await focusOn(page, 'input[type=search]')
  await page.context().close()
})

test('the inbox has what the registers ask, and a post without registers has no way to them', async () => {
  const { page } = await signedIn('province-police')
  const { items } = await ask<{ items: readonly { label: string }[] }>(page, '/api/register-dues')
  await settled(page, '/viec')
  if (items.length > 0) await page.locator('#viec-theo-so').waitFor()
  else expect(await page.locator('#viec-theo-so').count()).toBe(0)
  expect(await axeFindings(page)).toEqual([])
  await page.context().close()
  const other = await signedIn('privacy-officer')
  expect(await other.page.locator('nav a[href="/so"]').count()).toBe(0)
  await settled(other.page, '/so')
  await other.page.getByText('Vị trí của bạn chưa có sổ nào.').waitFor()
  await other.page.context().close()
})

