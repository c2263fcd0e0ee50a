/** What a first visitor meets: the really started demonstration, its posts at desk and phone, one of them with the keyboard alone. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs, type Width } from '../browser/support.ts'
import { startServer, temporaryFolder, type ServerProcess } from '../support/server-process.ts'
import { focusOn, opened } from './waiting.ts'

const folder = temporaryFolder()
let browser: Browser
let server: ServerProcess
type Account = { readonly username: string; readonly password: string; readonly role: string; readonly unitId: string }
let accounts: readonly Account[] = []
const accountOf = (role: string): Account => accounts.find((account) => account.role === role)!

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

async function signedIn(role: string, width: Width = 'desk', language: 'vi' | 'en' = 'vi') {
  const opened = await openPage(browser, { width, language })
  opened.page.setDefaultTimeout(20_000)
  const { username, password } = accountOf(role)
  await signInAs(opened.page, server.url, username, password)
  return opened
}
const settled = (page: Page, address: string): Promise<void> => opened(page, `${server.url}${address}`)
const ask = async <Answer>(page: Page, address: string): Promise<Answer> => (await (await page.request.get(`${server.url}${address}`)).json()) as Answer
/** Somebody whom this post may meet today. */
async function somebody(page: Page): Promise<{ id: string; measureId: string }> {
  const { items } = await ask<{ items: { id: string; personId: string }[] }>(page, '/api/measures?kind=post-rehab&status=in-management&limit=1')
  return { id: items[0]!.personId, measureId: items[0]!.id }
}

const shown: readonly (readonly [role: string, pages: (page: Page) => Promise<readonly string[]> | readonly string[]])[] = [
  ['commune-police-chief', async (page) => ['/viec', '/nguoi', '/dang-ky', `/nguoi/${(await somebody(page)).id}`, `/nguoi/${(await somebody(page)).id}/lan-gap`, '/ke-hoach', '/chi-tieu', '/so-mo-ho-so', '/phap-luat']],
  ['commune-chair', async (page) => ['/viec', '/nguoi', `/nguoi/${(await somebody(page)).id}`]],
  ['counsellor', () => ['/viec', '/nguoi']],
  ['province-planner', () => ['/chi-tieu', '/ke-hoach']],
  ['identity-steward', () => ['/ho-so-trung']],
  ['privacy-officer', () => ['/so-mo-ho-so']],
]

describe.each([['desk', 'vi'], ['phone', 'en']] as const)('%s, %s', (width, language) => {
  test.each(shown)('%s: pages open without a fault, say that nobody is real, keep to axe and do not scroll sideways', async (role, pages) => {
    const { page, errors } = await signedIn(role, width, language)
    for (const address of await pages(page)) {
      await settled(page, address)
      expect(await page.locator('body').innerText(), address).toMatch(language === 'vi' ? /Dữ liệu minh họa: người/i : /Illustrative data: no person/i)
      expect(await page.locator('main').innerText(), address).not.toMatch(/undefined|NaN|\[object/)
      expect(await axeFindings(page), address).toEqual([])
      expect(await sidewaysScroll(page), address).toBe(0)
    }
    expect(errors).toEqual([])
    await page.context().close()
  })
})

test('a wrong field is answered with a sentence, what was typed stays, and the record is made once it is right', async () => {
  const { page, errors } = await signedIn('commune-police')
  await settled(page, '/dang-ky')
  await page.locator('#dang-ky_name').fill('Nông Thị Kẹp')
  await page.locator('#dang-ky_sex').selectOption('female')
  await page.locator('#dang-ky_birth').fill('31/04/1990')
  await page.locator('#dang-ky_personalNumber').fill('99909000041')
  await page.locator('#dang-ky_since').fill('06/2019')
  await page.getByText('Chỉ ghi người').click()
  await page.keyboard.press('Control+Enter')
  await page.locator('.error-summary').waitFor()
  expect(await page.locator('.error-summary').innerText()).toMatch(/Tháng 4.*30 ngày/)
  expect(await page.locator('#dang-ky_name').inputValue()).toBe('Nông Thị Kẹp')
  expect(await page.locator('#dang-ky_personalNumber').inputValue()).toContain('999')
  await page.locator('#dang-ky_birth').fill('30/04/1990')
  await page.locator('#dang-ky_personalNumber').fill('999090000417')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Nếu trùng với hồ sơ ở nơi khác').waitFor()
  const { items } = await ask<{ items: { name: string }[] }>(page, `/api/people?q=${encodeURIComponent('nong thi kep')}`)
  expect(items.map((person) => person.name)).toEqual(['Nông Thị Kẹp'])
  expect(errors).toEqual([])
  await page.context().close()
})

test('with the keyboard alone: from the sign-in to a visit that stands in the dossier', async () => {
  const { username, password } = accountOf('commune-police')
  const { page, errors } = await openPage(browser)
  page.setDefaultTimeout(20_000)
  await page.goto(`${server.url}/dang-nhap`)
  await focusOn(page, '#username')
  await page.keyboard.type(username)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await focusOn(page, '#password')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/viec')
  await focusOn(page, 'h1')
  // G: the list of those who can be met; a name is reached by Tab.
  await page.keyboard.press('g')
  await page.waitForURL(/\/nguoi\?viec=/)
  await page.locator('main a[href$="/lan-gap"]').first().waitFor()
  let href = ''
  for (let step = 0; step < 60 && !href.endsWith('/lan-gap'); step++) {
    await page.keyboard.press('Tab')
    href = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')
  }
  await page.keyboard.press('Enter')
  await page.waitForURL('**/lan-gap')
  const person = new URL(page.url()).pathname.split('/')[2]!
  await page.locator('#lan-gap_date').waitFor()
  await page.locator('[name=lan-gap_where]').first().waitFor({ state: 'attached' })
  const named = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name ?? '')
  for (let step = 0; step < 40 && (await named()) !== 'lan-gap_where'; step++) await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Đã ghi lần gặp.').waitFor()
  const { measures } = await ask<{ measures: { id: string; open: boolean }[] }>(page, `/api/people/${person}`)
  const events = (await Promise.all(measures.map((measure) => ask<{ items: { type: string; occurredOn: string }[] }>(page, `/api/measures/${measure.id}/events`)))).flatMap((answer) => answer.items)
  expect(events.filter((event) => event.type === 'record-visit' && event.occurredOn === '2026-11-20').length).toBe(1)
  expect(errors).toEqual([])
  await page.context().close()
})

test('a corrected entry stays visible beside what stands in its place', async () => {
  const { page } = await signedIn('commune-police', 'desk', 'vi')
  const { id: personId, measureId } = await somebody(page)
  // Written down wrongly a moment ago, and put right by whoever wrote it.
  const post = (body: object) => page.evaluate(async ([url, text]) => (await fetch(url!, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text! })).status, [`/api/measures/${measureId}/events`, JSON.stringify(body)] as const)
  const sequence = async () => (await ask<{ sequence: number }>(page, `/api/measures/${measureId}`)).sequence
  const wrong = randomUUID()
  expect(await post({ id: wrong, type: 'record-visit', occurredOn: '2026-11-20', basedOn: await sequence(), data: { met: true, where: 'home' } })).toBe(201)
  expect(await post({ id: randomUUID(), type: 'correct', occurredOn: '2026-11-20', basedOn: await sequence(), data: { replaces: wrong, reason: 'entered-twice' } })).toBe(201)
  await settled(page, `/nguoi/${personId}`)
  const tabs = page.getByRole('tab')
  for (let index = 0; index < (await tabs.count()); index++) {
    await tabs.nth(index).click()
    await page.locator('table.events tbody tr').first().waitFor()
    const all = page.locator('.events-all button')
    if (await all.isVisible()) {
      await all.click()
      await all.waitFor({ state: 'detached' })
    }
    if (await page.locator('tr.corrected').count()) break
  }
  expect(await page.locator('tr.corrected .tag').first().innerText()).toMatch(/\S/)
  await page.context().close()
})

test('a paper is drafted for an act, issued with the next number of the book, and kept as a PDF', async () => {
  const { page, errors } = await signedIn('commune-police-chief')
  type Papers = { offers: { eventId: string | null; formIds: string[] }[]; forms: { id: string; title: string; mine: boolean; numberLetters: string | null; blanks: { name: string; kind: string }[] }[] }
  const { items: measures } = await ask<{ items: { id: string }[] }>(page, '/api/measures?limit=40')
  let found: { readonly measure: string; readonly form: Papers['forms'][number] } | null = null
  for (const { id } of measures) {
    const { offers, forms } = await ask<Papers>(page, `/api/measures/${id}/papers`)
    const form = offers.flatMap((offer) => (offer.eventId ? offer.formIds : [])).map((formId) => forms.find((one) => one.id === formId)).find((one) => one?.mine && one.numberLetters)
    if (form) {
      found = { measure: id, form }
      break
    }
  }
  expect(found).not.toBeNull()
  const { measure, form } = found!
  await settled(page, `/bien-phap/${measure}/giay-to`)
  await page.getByRole('button', { name: `Soạn ${form.title}` }).first().click()
  await page.locator('.doc').waitFor()
  await page.locator('.doc-watermark').getByText('DỰ THẢO').waitFor()
  for (const { name, kind } of form.blanks) await page.locator(`[id="giay_${name}"]`).fill(kind === 'date' ? '20/11/2026' : kind === 'time' ? '08:15' : kind === 'number' ? '3' : 'theo hồ sơ')
  await page.getByRole('button', { name: 'Ký và ban hành' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Ban hành' }).waitFor()
  if (await page.locator('#issue-checked').isVisible()) await page.locator('#issue-checked').check()
  await dialog.getByRole('button', { name: 'Ban hành' }).click()
  const number = /số (\d+\/\S+)\.$/.exec((await page.getByText(/^Đã ban hành, số \d+\//).innerText()).trim())?.[1]
  await page.locator('.doc-watermark').waitFor({ state: 'detached' })
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Lưu tệp PDF' }).click()
  expect(fs.readFileSync(await (await saved).path()).subarray(0, 5).toString()).toBe('%PDF-')
  await settled(page, '/so-van-ban')
  await page.getByRole('link', { name: form.title }).first().waitFor()
  expect(await page.locator('.book-number').allInnerTexts()).toContain(number)
  expect(errors).toEqual([])
  await page.context().close()
})
