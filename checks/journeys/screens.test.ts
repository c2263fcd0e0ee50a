/** The screens on invented answers, in a real browser: no finding of axe, nothing scrolls sideways, everything works from the keyboard and without a line. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs } from '../browser/support.ts'
import { isBuilt } from '../web-budget/budget.ts'
import { people } from '../web-fixture/data.ts'
import { startFixtureServer } from '../web-fixture/server.ts'
import { focusOn, focusSays, settled as settledAt } from './waiting.ts'

const root = path.resolve(import.meta.dirname, '../..')
let browser: Browser
let server: Awaited<ReturnType<typeof startFixtureServer>>

beforeAll(async () => {
  if (!isBuilt()) execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', path.join(root, 'web/vite.config.ts'), '--logLevel', 'error'], { cwd: root })
  server = await startFixtureServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const person = people[5]!.id
const visit = `/nguoi/${person}/lan-gap`
const act = '/bien-phap/20000000-0000-4000-8000-000000000015/viec/decide'
const settled = (page: Page, address: string) => settledAt(page, `${server.url}${address}`)
async function signedIn(options: Parameters<typeof openPage>[1] = {}, role = 'commune-police-chief') {
  const opened = await openPage(browser, options)
  await signInAs(opened.page, server.url, `demo.${role}`, 'fixture-only')
  return opened
}

describe.each([['phone', 'light'], ['desk', 'dark']] as const)('%s, %s', (width, mode) => {
  test('axe finds nothing on any page, and no page scrolls sideways', async () => {
    const anonymous = await openPage(browser, { width, mode })
    await settled(anonymous.page, '/dang-nhap')
    expect(await axeFindings(anonymous.page)).toEqual([])
    await anonymous.page.context().close()
    const { page, errors } = await signedIn({ width, mode })
    for (const address of ['/viec', '/nguoi', '/nguoi?tim=khong-co-ai', '/dang-ky', visit, act, '/so-mo-ho-so', '/to-chuc', '/ho-so-trung', '/khong-co-trang-nay']) {
      await settled(page, address)
      expect(await axeFindings(page), address).toEqual([])
      expect(await sidewaysScroll(page), address).toBe(0)
    }
    expect(errors).toEqual([])
    await page.context().close()
  })
})

test('at 320 pixels nothing scrolls sideways', async () => {
  const { page } = await signedIn({ width: 'phone' })
  await page.setViewportSize({ width: 320, height: 640 })
  for (const address of ['/viec', '/nguoi', '/dang-ky', visit, act, '/so-mo-ho-so']) {
    await settled(page, address)
    expect(await sidewaysScroll(page), address).toBe(0)
  }
  await page.context().close()
})

describe('with the keyboard alone', () => {
  test('sign in, walk the rows, open the act of a row, find help and come back', async () => {
    const { page } = await openPage(browser)
    await settled(page, '/dang-nhap')
    await focusOn(page, '#username')
    await page.keyboard.type('demo.commune-police-chief')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await focusOn(page, '#password')
    await page.keyboard.type('fixture-only')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/viec')
    await focusOn(page, 'h1')
    await page.locator('[data-row]').nth(1).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await focusSays(page, 'Soạn quyết định')
    await page.keyboard.press('?')
    await page.locator('dialog[open] h2').getByText('Phím tắt').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    await focusSays(page, 'Soạn quyết định')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/viec/decide')
    await focusOn(page, 'h1')
    await page.keyboard.press('Alt+2')
    await page.waitForURL('**/nguoi')
    await page.locator('h1').getByText('Người & hồ sơ').waitFor()
    await focusOn(page, 'h1')
    await page.keyboard.press('/')
    await focusOn(page, 'input[type=search]')
    await page.keyboard.type('hoang')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/nguoi?tim=hoang')
    await page.locator('main h1').click()
    await page.keyboard.press('Control+k')
    await focusOn(page, 'dialog[open] input')
    await page.keyboard.type('so mo')
    await page.locator('dialog[open] .more-list button').getByText('Sổ mở hồ sơ').waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/so-mo-ho-so')
    await page.context().close()
  })
  test('a key pressed while the next page is still on its way is meant for that page', async () => {
    const { page } = await signedIn()
    await settled(page, '/viec')
    let arrive = () => {}
    const held = new Promise<void>((resolve) => { arrive = resolve })
    await page.route('**/PeoplePage-*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.keyboard.press('Alt+2')
    await page.waitForURL('**/nguoi')
    // The page that is about to go has a search field of its own; the letters are commands elsewhere.
    await page.keyboard.press('/')
    await page.keyboard.type('go')
    arrive()
    await page.locator('h1').getByText('Người & hồ sơ').waitFor()
    await focusOn(page, '.find input[type=search]')
    await page.keyboard.type('hoang')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/nguoi?tim=hoang')
    await page.context().close()
  })
  test('the page after a move is announced by its title: focus is on it', async () => {
    const { page } = await signedIn()
    await page.keyboard.press('Alt+2')
    await page.waitForURL('**/nguoi')
    await focusOn(page, 'h1')
    await page.waitForFunction(() => document.title === 'Người & hồ sơ · Hòa Nhập')
    await page.context().close()
  })
})

describe('registration', () => {
  test('what is wrong is named, focus goes to it, F8 to the next; what was typed survives a reload', async () => {
    const { page } = await signedIn()
    await settled(page, '/dang-ky')
    await page.locator('#dang-ky_name').fill('Nguyễn Thị Cột')
    await page.locator('#dang-ky_sex').selectOption('female')
    await page.locator('#dang-ky_birth').fill('30/02/2009')
    await page.locator('#dang-ky_personalNumber').fill('99900900417')
    await page.locator('#dang-ky_since').fill('06/2019')
    await page.getByText('Chỉ ghi người').click()
    await page.keyboard.press('Control+Enter')
    const summary = page.locator('.error-summary')
    await summary.waitFor()
    expect(await summary.innerText()).toContain('Ngày sinh: Tháng 2 năm 2009 chỉ có 28 ngày. Nếu chỉ biết năm, nhập 2009.')
    expect(await summary.innerText()).toContain('Số định danh cá nhân: Cần 12 chữ số, đang có 11. Chưa có số thì để trống.')
    await focusOn(page, '#dang-ky_birth')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('F8')
    await focusOn(page, '#dang-ky_personalNumber')
    // All of what was typed is on the device, not only its beginning.
    await page.locator('.draft-note[aria-busy=false]').getByText('Nháp đã lưu trên máy này').waitFor()
    await page.reload()
    await page.waitForFunction(() => (document.getElementById('dang-ky_name') as HTMLInputElement | null)?.value === 'Nguyễn Thị Cột')
    await page.locator('#dang-ky_birth').fill('2009')
    await page.getByText('Người dưới 18 tuổi').waitFor()
    await page.locator('#dang-ky_representativeName').fill('Nguyễn Văn Dòng')
    await page.locator('#dang-ky_relation').selectOption('father')
    await page.locator('#dang-ky_personalNumber').fill('')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Đã ghi. Nếu trùng với hồ sơ ở nơi khác, đầu mối của tỉnh sẽ báo cho bạn.').waitFor()
    await page.context().close()
  })
})

describe('a visit without a line', () => {
  test('is kept on the device, named in the queue, and sent once when the line is back', async () => {
    const sent: string[] = []
    const { page } = await signedIn({ width: 'phone' })
    page.on('request', (request) => { if (request.method() === 'POST' && request.url().endsWith('/events')) sent.push((request.postDataJSON() as { id: string }).id) })
    await settled(page, visit)
    await page.locator('#lan-gap_where').waitFor({ state: 'attached' })
    await page.context().setOffline(true)
    await page.getByText('Tại nhà').click()
    await page.getByRole('button', { name: 'Lưu lần gặp' }).click()
    await page.getByText('Đã lưu trên máy này. Có mạng sẽ tự gửi.').waitFor()
    await page.locator('.queue').getByText('chờ gửi').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().setOffline(false)
    await page.locator('.queue').getByText(/đã gửi/).waitFor()
    expect(new Set(sent).size).toBe(1)
    await page.context().close()
  })
  test('that the server refuses stays with its sentence until the officer decides', async () => {
    const other = await startFixtureServer({ more: { 'measures.act': () => ({ status: 409, body: { type: '/problems/changed-since', title: 'changed', status: 409, code: 'changed-since', detail: 'Hồ sơ đã có việc mới.', detailEn: 'The dossier has changed.' } }) } })
    const { page } = await openPage(browser, { width: 'phone' })
    await signInAs(page, other.url, 'demo.commune-police-chief', 'fixture-only')
    await settledAt(page, `${other.url}${visit}`)
    await page.getByText('Tại nhà').click()
    await page.getByRole('button', { name: 'Lưu lần gặp' }).click()
    await page.locator('.queue').getByText('Máy chủ đã có việc mới. So hai bản').waitFor()
    await page.locator('.queue').getByRole('button', { name: 'Bỏ' }).click()
    await page.locator('.queue').waitFor({ state: 'detached' })
    await page.context().close()
    await other.close()
  })
})

test('when the session ends, signing in stands above the page and what was typed stays', async () => {
  const { page } = await signedIn()
  await settled(page, '/dang-ky')
  await page.locator('#dang-ky_name').fill('Nguyễn Thị Cột')
  await page.locator('#dang-ky_sex').selectOption('female')
  await page.locator('#dang-ky_birth').fill('1991')
  await page.locator('#dang-ky_since').fill('2019')
  await page.context().clearCookies()
  await page.getByText('Tại gia đình').click()
  await page.getByText('Phiên làm việc đã hết.').waitFor()
  expect(await page.locator('#dang-ky_name').inputValue()).toBe('Nguyễn Thị Cột')
  expect(await axeFindings(page)).toEqual([])
  await page.locator('#again-password').fill('fixture-only')
  await page.getByRole('button', { name: 'Đăng nhập lại' }).click()
  await page.getByText('Phiên làm việc đã hết.').waitFor({ state: 'detached' })
  expect(await page.locator('#dang-ky_name').inputValue()).toBe('Nguyễn Thị Cột')
  await page.context().close()
})

test('English is whole: no Vietnamese words on the pages but names', async () => {
  const { page } = await signedIn({ language: 'en' })
  const vietnamese = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i
  for (const address of ['/viec', '/nguoi', '/dang-ky', act, '/so-mo-ho-so']) {
    await settled(page, address)
    const words = await page.evaluate(() => Array.from(document.querySelectorAll('h1, h2, label, legend, button, .rail-word, th, .clock-words, .clock-note, .note')).filter((element) => element.getAttribute('lang') !== 'vi' && !element.closest('[lang=vi]')).map((element) => Array.from(element.childNodes).filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent).join(' ')))
    const names = ['Hòa Nhập', 'Xã', 'Nông', 'Thôn', 'Công an', 'Tỉnh', 'Văn', 'Thị', 'Đồng Đăng']
    expect(words.filter((word) => vietnamese.test(word) && !names.some((name) => word.includes(name))), address).toEqual([])
  }
  await page.context().close()
})
