/** Plans, scoreboard, dossier and law in a real browser with invented answers: no axe finding, no sideways scroll, and the keyboard reaches everything. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs, type Width } from '../browser/support.ts'
import { boardOperations, boardReplies } from '../web-fixture/board.ts'
import { startFixtureServer, type Replies } from '../web-fixture/server.ts'
import { focusOn, opened } from './waiting.ts'

const root = path.resolve(import.meta.dirname, '../..')
const dossier = '/nguoi/00000000-0000-4000-8000-000000000015'
let browser: Browser
let server: Awaited<ReturnType<typeof startFixtureServer>>

beforeAll(async () => {
  if (!fs.existsSync(path.join(root, 'build/web/index.html'))) execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', path.join(root, 'web/vite.config.ts'), '--logLevel', 'error'], { cwd: root })
  server = await startFixtureServer({ more: boardReplies, operations: boardOperations })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function signedIn(options: { width?: Width; mode?: 'light' | 'dark'; role?: string; base?: string } = {}): Promise<{ page: Page; errors: string[] }> {
  const opened = await openPage(browser, { width: options.width ?? 'desk', mode: options.mode ?? 'light' })
  await signInAs(opened.page, options.base ?? server.url, `demo.${options.role ?? 'province-police'}`, 'fixture-only')
  return opened
}

/** Opens an address and waits until it stands whole; a dossier's question for the purpose is answered. */
const visit = (page: Page, address: string, base = server.url): Promise<void> => opened(page, `${base}${address}`)

describe('every page in both themes, on a phone and on a desk', () => {
  const addresses = ['/chi-tieu', '/chi-tieu?o=t-3~c-06018', '/chi-tieu?dang=ban-do', '/chi-tieu?dang=thang', '/ke-hoach', '/ke-hoach/90-kh-ubnd-2024', '/ke-hoach/nhap', '/ke-hoach/90-kh-ubnd-2024/phan-bo/t-6', '/ke-hoach/90-kh-ubnd-2024/do-phu', '/ke-hoach/90-kh-ubnd-2024/nhiem-vu/k3', dossier, '/phap-luat']
  test.each([['light', 'desk'], ['dark', 'phone']] as const)('%s, %s: no axe finding, nothing runs off the side, no fault in the page', async (mode, width) => {
    const { page, errors } = await signedIn({ mode, width })
    const found: Record<string, unknown> = {}
    for (const address of addresses) {
      await visit(page, address)
      const findings = await axeFindings(page)
      const sideways = await sidewaysScroll(page)
      if (findings.length > 0 || sideways > 0) found[address] = { findings, sideways }
    }
    expect(found).toEqual({})
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe('a number is a door', () => {
  test('Enter on a cell opens its list with definition and people; the address keeps it', async () => {
    const { page } = await signedIn()
    await visit(page, '/chi-tieu')
    await page.getByRole('button', { name: /Xã Đồng Đăng, chỉ tiêu 3/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: 'Danh sách đứng sau con số' }).getByText('gặp lần đầu sau 41 ngày').waitFor()
    await page.waitForURL(/o=t-3/)
    await page.getByRole('radio', { name: /^Đạt/ }).check({ force: true })
    await page.getByText('Không người nào trong số này thuộc phần bạn được mở.').waitFor()
    await page.context().close()
  })

  test('on a phone the list comes as a drawer and Esc closes it', async () => {
    const { page } = await signedIn({ width: 'phone' })
    await visit(page, '/chi-tieu?o=t-3~c-06018')
    await page.getByRole('dialog').getByText('18/25').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.waitForURL((address) => !address.searchParams.has('o'))
    await page.context().close()
  })

  test('what cannot be computed says why and is never shown as zero', async () => {
    const { page } = await signedIn()
    await visit(page, '/chi-tieu')
    await page.locator('.matrix-total').getByText('chưa ghi sổ cán bộ').first().waitFor()
    expect(await page.locator('.matrix-total').innerText()).not.toMatch(/(^|\D)0[,.]0/u)
    await page.context().close()
  })
})

describe('a plan', () => {
  test('publishing names the open clause; assigning asks for the lead; Esc gives the focus back', async () => {
    const { page } = await signedIn()
    await visit(page, '/ke-hoach/90-kh-ubnd-2024')
    await page.locator('.publish-blocked').getByText('Công bố: còn 1 câu chưa giao').waitFor()
    const assign = page.getByRole('button', { name: /Giao chủ trì/ })
    await assign.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Giao', exact: true }).click()
    await page.getByText('Cần chọn cơ quan chủ trì.').waitFor()
    await focusOn(page, '#assign-lead')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => assign.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.context().close()
  })

  test('who may not plan sees no button to enter one', async () => {
    const { page } = await signedIn({ role: 'commune-police-chief' })
    await visit(page, '/ke-hoach')
    await page.getByRole('link', { name: 'Kế hoạch 90/KH-UBND' }).waitFor()
    expect(await page.getByRole('link', { name: 'Nhập văn bản' }).count()).toBe(0)
    await page.context().close()
  })
})

describe('a dossier', () => {
  test('asks the purpose once a day, then opens; the table says what the line draws', async () => {
    const { page } = await signedIn({ role: 'commune-police-chief' })
    await page.goto(`${server.url}${dossier}`)
    await page.getByText('Bạn mở hồ sơ để làm gì?').first().waitFor()
    await page.getByRole('button', { name: 'Mở hồ sơ', exact: true }).click()
    await page.getByText('Lần mở này được ghi sổ').waitFor()
    await page.goto(`${server.url}${dossier}`)
    await page.getByText('Lần mở này được ghi sổ').waitFor()
    await page.getByRole('button', { name: 'Xem dạng bảng' }).click()
    const table = await page.getByRole('region', { name: 'Quá trình, dạng bảng' }).innerText()
    for (const said of ['15/12/2025', '15/12/2026', 'theo luật trước đây', 'quá hạn']) expect(table).toContain(said)
    await page.context().close()
  })

  test('a corrected entry stays visible, and a correction is sent once under one id', async () => {
    const sent: unknown[] = []
    const own = await startFixtureServer({ more: { ...boardReplies, 'measures.act': ({ body }) => { sent.push(body); return { status: 409, body: { type: '/problems/changed-since', title: 'changed-since', status: 409, code: 'changed-since', detail: 'Hồ sơ đã có việc mới từ lúc bạn mở.', detailEn: 'Changed.' } } } }, operations: boardOperations })
    const { page } = await signedIn({ role: 'commune-police-chief', base: own.url })
    await visit(page, dossier, own.url)
    await page.getByText('đã đính chính').first().waitFor()
    await page.locator('.events td .link').first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Ngày đúng').fill('31/02/2026')
    await dialog.getByRole('button', { name: 'Lưu đính chính' }).click()
    await dialog.getByText('Viết ngày/tháng/năm').waitFor()
    expect(sent).toEqual([])
    await dialog.getByLabel('Ngày đúng').fill('15/11/2026')
    await dialog.getByRole('button', { name: 'Lưu đính chính' }).click()
    await dialog.getByRole('alert').getByText('Hồ sơ đã có việc mới').waitFor()
    await dialog.getByRole('button', { name: 'Lưu đính chính' }).click()
    await expect.poll(() => sent.length).toBe(2)
    expect(sent[0]).toMatchObject({ type: 'correct', data: { reason: 'wrong-date', insteadOn: '2026-11-15' } })
    expect(sent[1]).toEqual(sent[0])
    await page.context().close()
    await own.close()
  })

  test('arrow keys move between the parts on a phone', async () => {
    const { page } = await signedIn({ width: 'phone', role: 'commune-police-chief' })
    await visit(page, dossier)
    await page.getByRole('tab', { name: 'Quá trình' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('heading', { name: 'Việc được làm hôm nay' }).waitFor()
    await focusOn(page, '#tab-acts')
    await page.context().close()
  })
})

describe('states', () => {
  const problem = (status: number) => ({ status, body: { type: '/problems/x', title: 'x', status, code: status === 404 ? 'not-found' : 'database-unavailable', detail: 'Cơ sở dữ liệu đang tạm ngừng.', detailEn: 'Unavailable.' } })
  const cases: readonly (readonly [string, Replies, string, string])[] = [
    ['a dossier that is not there or not yours', { 'people.get': () => problem(404) }, dossier, 'Không tìm thấy hồ sơ này'],
    ['readings that fail', { 'indicators.readings': () => problem(503) }, '/chi-tieu', 'Cơ sở dữ liệu đang tạm ngừng.'],
    ['no plan yet', { 'directives.list': () => ({ body: { items: [], nextCursor: null } }) }, '/ke-hoach', 'Chưa có kế hoạch hay công văn nào.'],
    ['no plan with targets', { 'directives.list': () => ({ body: { items: [], nextCursor: null } }) }, '/chi-tieu', 'Chưa có kế hoạch nào có chỉ tiêu.'],
    ['a plan that fails', { 'directives.get': () => problem(503) }, '/ke-hoach/90-kh-ubnd-2024', 'Cơ sở dữ liệu đang tạm ngừng.'],
  ]
  test.each(cases)('%s is said in words, without an axe finding', async (_, more, address, words) => {
    const own = await startFixtureServer({ more: { ...boardReplies, ...more }, operations: boardOperations })
    const { page } = await signedIn({ base: own.url })
    await visit(page, address, own.url)
    await page.getByText(words).first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
    await own.close()
  })
})
