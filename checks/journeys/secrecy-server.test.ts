/** The screens of secrecy on the really started demonstration: what one post does there, another is told, judges, or prints for the person. */
import fs from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, launchBrowser, openPage, signInAs, type Width } from '../browser/support.ts'
import { startServer, temporaryFolder, type ServerProcess } from '../support/server-process.ts'
import { opened, settled } from './waiting.ts'

const folder = temporaryFolder()
let browser: Browser
let server: ServerProcess
type Account = { readonly username: string; readonly password: string; readonly role: string; readonly unitId: string }
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

const accountOf = (role: string, unitId?: string): Account => accounts.find((account) => account.role === role && (unitId === undefined || account.unitId === unitId))!
async function as<T>(account: Account, work: (page: Page) => Promise<T>, width: Width = 'desk'): Promise<T> {
  const { page, errors } = await openPage(browser, { width })
  page.setDefaultTimeout(20_000)
  await signInAs(page, server.url, account.username, account.password)
  const result = await work(page)
  expect(errors).toEqual([])
  await page.context().close()
  return result
}
const ask = async <Answer>(page: Page, address: string): Promise<Answer> => (await (await page.request.get(`${server.url}${address}`)).json()) as Answer

test('an emergency opening is told to the head, judged by him, and stands on the paper for the person', async () => {
  const officer = accountOf('commune-police')
  const chief = accountOf('commune-police-chief', officer.unitId)
  const reason = 'Người ngã trước trụ sở, không tỉnh, cần biết dị ứng thuốc'
  const { caseNumber } = await as(officer, async (page) => {
    const { items } = await ask<{ items: { id: string }[] }>(page, '/api/people?limit=1')
    const found = await ask<{ caseNumber: string; name: string }>(page, `/api/people/${items[0]!.id}`)
    await opened(page, `${server.url}/nguoi/${items[0]!.id}`)
    await page.getByRole('link', { name: 'Mở khẩn cấp thẻ chăm sóc' }).click()
    await page.locator('#mo_reason').fill(reason)
    await page.getByRole('button', { name: 'Mở thẻ' }).click()
    const shown = page.locator('.glass-open')
    await shown.getByText(/Còn mở/).waitFor()
    const one = (await shown.innerText()).replace(/\d+/g, '0')
    // Somebody whom nobody knows: the same words as for a person without a card.
    await settled(page, `${server.url}/mo-khan-cap`)
    await page.locator('#mo_name').fill('Nông Thị Khôngai')
    await page.locator('#mo_birth').fill('01/01/1950')
    await page.locator('#mo_reason').fill(reason)
    await page.getByRole('button', { name: 'Mở thẻ' }).click()
    await shown.getByText('Không có thẻ chăm sóc để hiện.').waitFor()
    expect((await shown.innerText()).replace(/\d+/g, '0')).toBe(one)
    return found
  }, 'phone')

  await as(chief, async (page) => {
    await settled(page, `${server.url}/thong-bao`)
    await page.getByText('Có một lần mở khẩn cấp cần xem xét').first().waitFor()
    await page.locator('main').getByRole('link', { name: 'Mở', exact: true }).first().click()
    await page.waitForURL('**/mo-khan-cap')
    const judge = page.getByRole('button', { name: /^Xem xét lần mở/ })
    await judge.first().waitFor()
    await page.getByText(reason).first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    const before = await judge.count()
    await judge.first().click()
    await page.locator('dialog').getByText('Có căn cứ', { exact: true }).click()
    await page.locator('#judge-note').fill('Y tế xác nhận là cần')
    await page.getByRole('button', { name: 'Lưu kết luận' }).click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => judge.count()).toBe(before - 1)
  })

  await as(accountOf('privacy-officer'), async (page) => {
    await settled(page, `${server.url}/ai-da-xem`)
    await page.locator('#ma-ho-so').fill(caseNumber.toLowerCase())
    await page.getByRole('button', { name: 'Lập giấy' }).click()
    const paper = page.locator('.paper')
    await paper.getByText('Mở hồ sơ', { exact: true }).first().waitFor()
    const words = await paper.innerText()
    expect(words).toContain(caseNumber)
    expect(words).toContain('BẢN MINH HỌA')
    expect(words).not.toMatch(/access\.|people\.|measures\.|undefined/)
    expect(await axeFindings(page)).toEqual([])
  })
})

test('a chief names a substitute, who has the post at once; ended early, it is gone with the next request', async () => {
  const chief = accountOf('commune-police-chief')
  const officer = accountOf('commune-police', chief.unitId)
  await as(chief, async (page) => {
    await settled(page, `${server.url}/thay-the`)
    await page.locator('#thay_colleague').fill('khong-co-ai')
    await page.locator('#thay_to').fill('25/11/2026')
    await page.getByRole('button', { name: 'Cử người thay thế' }).click()
    await page.getByText('Không có đồng nghiệp này').waitFor()
    await page.locator('#thay_colleague').fill(officer.username)
    await page.getByRole('button', { name: 'Cử người thay thế' }).click()
    await page.getByText('Đã cử người thay thế.').waitFor()
    await page.getByText('đang có hiệu lực').waitFor()
  })
  const posts = (page: Page) => ask<{ posts: { role: string; standsInFor?: string }[] }>(page, '/api/session').then((session) => session.posts.filter((post) => post.standsInFor !== undefined).map((post) => post.role))
  await as(officer, async (page) => {
    expect(await posts(page)).toEqual(['commune-police-chief'])
  })
  await as(chief, async (page) => {
    await settled(page, `${server.url}/thay-the`)
    await page.getByRole('button', { name: /^Kết thúc: / }).click()
    await page.getByRole('button', { name: 'Kết thúc ngay' }).click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: 'Đã kết thúc' }).waitFor()
  })
  await as(officer, async (page) => {
    expect(await posts(page)).toEqual([])
  })
})

test('the records post finds a pair one person and takes it back', async () => {
  await as(accountOf('identity-steward'), async (page) => {
    await settled(page, `${server.url}/ho-so-trung`)
    const reason = page.locator('[id^=ly-do-]').first()
    await reason.fill('Cùng giấy tờ, đã gặp cả hai nơi')
    await page.getByRole('button', { name: 'Là một người' }).first().click()
    await page.getByRole('button', { name: /^Rút lại kết luận/ }).first().click()
    await page.locator('#ly-do-lai').fill('Hai người cùng tên, khác cha mẹ')
    await page.getByRole('button', { name: 'Tách lại hai hồ sơ' }).click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^Kết luận lại/ }).first().waitFor()
    expect(await axeFindings(page)).toEqual([])
  })
})
