/**
 * One whole pathway in a real browser on the real server: from sign-in and registration over the decision, the start, visits, the notice of the coming end and
 * the completion to the last day of post-rehabilitation management. The clock of the demonstration is moved by starting the server again on the same data.
 */
import fs from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { axeFindings, launchBrowser, openPage, signInAs } from '../browser/support.ts'
import { startServer, temporaryFolder, type ServerProcess } from '../support/server-process.ts'
import { opened } from './waiting.ts'

const folder = temporaryFolder()
let browser: Browser | undefined
let server: ServerProcess | undefined
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

const password = 'hoa-nhap-minh-hoa'
type Account = { readonly username: string; readonly role: string; readonly unitId: string }

async function moveTo(now: string): Promise<void> {
  await server?.stop()
  server = await startServer({ folder, env: { HOANHAP_DEMO_SIZE: 'small', HOANHAP_NOW: now } })
}
/** Works as that account and closes the page: each office has a machine of its own. */
async function as<T>(username: string, work: (page: Page) => Promise<T>): Promise<T> {
  const { page, errors } = await openPage(browser!)
  page.setDefaultTimeout(20_000)
  try {
    await signInAs(page, server!.url, username, password)
    const result = await work(page)
    expect(errors).toEqual([])
    return result
  } catch (error) {
    // What stood on the screen, for whoever reads the failure.
    fs.mkdirSync('build', { recursive: true })
    await page.screenshot({ path: 'build/journey-failure.png', fullPage: true })
    throw error
  } finally {
    await page.context().close()
  }
}
const dossier = (page: Page, person: string): Promise<void> => opened(page, `${server!.url}/nguoi/${person}`)
/** From the dossier: the button of the act, its form, save. */
async function act(page: Page, person: string, title: string, fill?: (page: Page) => Promise<void>): Promise<void> {
  await dossier(page, person)
  await page.getByRole('link', { name: new RegExp(`: ${title}$`) }).first().click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await fill?.(page)
  await page.keyboard.press('Control+Enter')
  await page.getByText('Đã ghi.', { exact: true }).waitFor()
}
const set = (page: Page, type: string, name: string) => page.locator(`#viec-${type}_${name}`)

test('a person registers, is helped at home for the term of the law, comes to post-rehabilitation management and leaves it on its last day', async () => {
  browser = await launchBrowser()
  await moveTo('2026-11-18T08:00:00+07:00')
  const accounts = (await server!.get('/api/demo/accounts')).json as Account[]
  const chief = accounts.find((account) => account.role === 'commune-police-chief' && account.unitId.startsWith('c-'))!
  const chair = accounts.find((account) => account.role === 'commune-chair' && account.unitId === chief.unitId)!

  // A test, the assessment, and telling the result.
  const person = await as(chief.username, async (page) => {
    await page.goto(`${server!.url}/dang-ky`)
    await page.locator('#dang-ky_name').fill('Nông Văn Thuyền')
    await page.locator('#dang-ky_sex').selectOption('male')
    await page.locator('#dang-ky_birth').fill('1991')
    await page.locator('#dang-ky_personalNumber').fill('999091000417')
    await page.locator('#dang-ky_since').fill('06/2019')
    await page.getByText('Xác định tình trạng nghiện trước').click()
    await page.locator('input[name="dang-ky_requestedBy"][value=person]').check({ force: true })
    await page.locator('#dang-ky_receivedOn').fill('18/11/2026')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Nếu trùng với hồ sơ ở nơi khác').waitFor()
    const id = (await page.getByRole('link', { name: 'Mở hồ sơ', exact: true }).getAttribute('href'))!.split('/').at(-1)!
    await act(page, id, 'Ghi kết quả xác định tình trạng nghiện', async () => {
      await page.locator('input[name="viec-record-result_result"][value=addicted]').check({ force: true })
      await set(page, 'record-result', 'issuedOn').fill('18/11/2026')
    })
    await act(page, id, 'Ghi đã thông báo kết quả', async () => {
      await page.locator('input[name="viec-tell-result_toldTo"][value=person]').check({ force: true })
      await page.locator('input[name="viec-tell-result_told"][value=in-person]').check({ force: true })
    })
    return id
  })

  // Registration, decision and start: the clock of 24 hours is shown before saving.
  await as(chief.username, async (page) => {
    await page.goto(`${server!.url}/dang-ky?nguoi=${person}`)
    await page.getByText('Tại gia đình').click()
    await page.locator('input[name="dang-ky_turn"][value=first]').check({ force: true })
    const panel = page.locator('.consequences')
    await panel.getByText('24 giờ', { exact: true }).waitFor()
    await panel.getByText('Quyết định cai nghiện tự nguyện').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByText('Đã ghi.', { exact: true }).waitFor()
    await page.goto(`${server!.url}/viec`)
    await page.locator('[data-row]').filter({ hasText: 'Nông Văn Thuyền' }).filter({ hasText: 'Quyết định cai nghiện tự nguyện' }).waitFor()
    await act(page, person, 'Quyết định cai nghiện tự nguyện')
    await act(page, person, 'Bắt đầu cai nghiện')
    await dossier(page, person)
    await page.locator('main').filter({ hasText: '17/11/2028' }).waitFor()
  })

  // A visit, and the notice 30 days before the end: post-rehabilitation is prepared.
  await moveTo('2028-10-10T08:00:00+07:00')
  await as(chief.username, async (page) => {
    await dossier(page, person)
    await page.goto(`${server!.url}/nguoi/${person}/lan-gap`)
    await page.getByText('Tại nhà').click()
    await page.getByRole('button', { name: 'Lưu lần gặp' }).click()
    await page.getByText('Đã ghi lần gặp.').waitFor()
    await act(page, person, 'Thông báo sắp hoàn thành cai nghiện')
    await act(page, person, 'Đề nghị quyết định quản lý sau cai')
    // What is not lawful yet stays readable, with its reason.
    await dossier(page, person)
    await page.locator('main').filter({ hasText: /Chưa đến lúc/ }).waitFor()
  })
  await as(chair.username, async (page) => {
    await page.goto(`${server!.url}/viec`)
    await page.locator('[data-row]').filter({ hasText: 'Nông Văn Thuyền' }).waitFor()
    await act(page, person, 'Quyết định quản lý sau cai')
  })

  // The last day: handed over, certified, and the term of post-rehabilitation begins on it.
  await moveTo('2028-11-17T08:00:00+07:00')
  await as(chief.username, async (page) => {
    await act(page, person, 'Trao quyết định', async () => { await page.locator('input[name="viec-hand-over-decision_to"][value=person]').check({ force: true }) })
    await act(page, person, 'Giấy xác nhận hoàn thành cai nghiện')
    await dossier(page, person)
    await page.locator('main').filter({ hasText: '16/11/2029' }).waitFor()
  })

  // A year of support, and the last working days of the term.
  await moveTo('2029-11-15T08:00:00+07:00')
  await as(chair.username, async (page) => {
    await act(page, person, 'Ghi hỗ trợ', async () => { await set(page, 'record-support', 'support').selectOption('work') })
    await act(page, person, 'Giấy xác nhận hoàn thành quản lý sau cai')
  })
  await as(chief.username, async (page) => {
    // The last measure has ended: the person is found by nobody at the commune any more.
    await page.goto(`${server!.url}/nguoi?tim=${encodeURIComponent('nong van thuyen')}`)
    await page.getByText('Không tìm thấy ai khớp').waitFor()
    await dossier(page, person)
    await page.getByText('Không tìm thấy hồ sơ này').first().waitFor()
  })
})
