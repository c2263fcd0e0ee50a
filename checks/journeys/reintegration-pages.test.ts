/** Training, work and support in a real browser over the real server: lists, the page of a person, forms with drafts; both widths, no axe finding. All people are invented. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLedger } from '../../server/access/access.ledger.ts'
import { sessionGate } from '../../server/access/access.session.ts'
import { loadDemonstration } from '../../server/demonstration/demonstration.ts'
import { slices } from '../../server/slices.ts'
import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs, type Width } from '../browser/support.ts'
import { testApplication, type TestApplication } from '../support/application.ts'
import { testDatabase } from '../support/database.ts'
import { opened } from './waiting.ts'

const root = path.resolve(import.meta.dirname, '../..')
const database = await testDatabase()
/** Where a picture of each page is wanted: a folder. */
const pictures = process.env['HOANHAP_PICTURES']
let application: TestApplication
let browser: Browser
let base: string
type Account = { readonly username: string; readonly password: string; readonly role: string; readonly unitId: string }
let accounts: readonly Account[]

beforeAll(async () => {
  if (!fs.existsSync(path.join(root, 'build/web/index.html'))) execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', path.join(root, 'web/vite.config.ts'), '--logLevel', 'error'], { cwd: root })
  application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now: new Date().toISOString(), webFolder: path.join(root, 'build/web'), requestsPerMinute: 100_000 })
  await loadDemonstration({ platform: application.platform }, () => {}, { provinces: [{ then: 'p-20', now: 'p-20', people: 260 }] })
  await application.app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://localhost:${(application.app.server.address() as AddressInfo).port}`
  accounts = (await application.call({ method: 'GET', url: '/api/demo/accounts' })).json as Account[]
  browser = await launchBrowser()
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await application?.close()
  await database.drop()
})

async function signedIn(role: string, width: Width = 'desk', mode: 'light' | 'dark' = 'light'): Promise<{ page: Page; errors: string[]; account: Account }> {
  const account = accounts.find((each) => each.role === role)!
  const fresh = await openPage(browser, { width, mode })
  await signInAs(fresh.page, base, account.username, account.password)
  return { ...fresh, account }
}
const ask = async (page: Page, url: string): Promise<{ items: { id: string }[]; work?: { type: string }[]; support?: unknown[]; treatment?: unknown[] }> => (await (await page.request.get(`${base}${url}`)).json()) as never
/** The person in sight of whom most is written. */
async function fullest(page: Page): Promise<string> {
  const people = (await ask(page, '/api/people?limit=100')).items
  const scored = await Promise.all(people.map(async ({ id }) => {
    const view = await ask(page, `/api/people/${id}/reintegration`)
    return { id, score: (view.work?.length ?? 0) + (view.support?.length ?? 0) + (view.treatment?.length ?? 0) + (view.work?.some((each) => each.type === 'placement') ? 6 : 0) }
  }))
  return scored.toSorted((a, b) => b.score - a.score)[0]!.id
}

describe('every page, by whoever works with it', () => {
  const walks: readonly (readonly [role: string, pages: readonly string[]])[] = [
    ['commune-social', ['/hoa-nhap', '/hoa-nhap?muc=viec-lam', 'person', 'form:wish', 'form:support', 'form:referral', '/viec']],
    ['commune-police', ['/hoa-nhap?muc=hoc-nghe', 'person', 'dossier']],
    ['facility-counsellor', ['person', 'form:labour']],
    ['facility-health', ['/hoa-nhap', 'person', 'form:medicine-handover']],
    ['facility-head', ['care']],
    ['team-member', ['/hoa-nhap']],
  ]
  test.each([['phone', 'light'], ['desk', 'dark']] as const)('%s, %s: no axe finding, nothing runs off the side, no fault in the page', async (width, mode) => {
    const found: Record<string, unknown> = {}
    const faults: string[] = []
    // The dark theme changes colours only: one role's pages tell.
    for (const [role, pages] of mode === 'dark' ? walks.slice(1, 2) : walks) {
      const { page, errors } = await signedIn(role, width, mode)
      const person = role === 'team-member' ? '' : await fullest(page)
      for (const name of pages) {
        const address = name === 'person' ? `/nguoi/${person}/hoa-nhap` : name === 'care' ? `/nguoi/${person}/cham-soc` : name === 'dossier' ? `/nguoi/${person}` : name.startsWith('form:') ? `/nguoi/${person}/hoa-nhap/ghi/${name.slice(5)}` : name
        await opened(page, `${base}${address}`)
        if (pictures) await page.screenshot({ path: path.join(pictures, `${width}-${mode}-${role}-${name.replaceAll(/\W+/g, '_')}.png`), fullPage: true })
        const findings = await axeFindings(page)
        const sideways = await sidewaysScroll(page)
        if (findings.length > 0 || sideways > 0) found[`${role} ${name}`] = { findings, sideways }
      }
      faults.push(...errors)
      await page.context().close()
    }
    expect(found).toEqual({})
    expect(faults).toEqual([])
  }, 400_000)
})

describe('the door of care', () => {
  test('the head writes what goes on after leaving and reads it again; half a hand-over is refused at its field; the page of the person says nothing of it', async () => {
    const { page } = await signedIn('facility-head')
    const [{ id: person }] = (await ask(page, '/api/people?limit=1')).items as [{ id: string }]
    await opened(page, `${base}/nguoi/${person}/hoa-nhap`)
    await page.getByRole('link', { name: 'Vào cửa chăm sóc' }).click()
    await page.getByText('Ở đây chưa có gì để bạn xem.').waitFor()
    await page.getByLabel('Loại').selectOption('hiv')
    await page.getByLabel('Nội dung').fill('Theo dõi hằng tháng')
    await page.getByLabel(/Nơi tiếp tục điều trị/).fill('Trung tâm y tế mẫu')
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.getByText('Ghi cả nơi tiếp tục và số ngày, hoặc để trống cả hai.').first().waitFor()
    await page.getByLabel(/Số ngày thuốc/).fill('30')
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.getByText('Bàn giao: Trung tâm y tế mẫu, 30 ngày thuốc').waitFor()
    const view = await (await page.request.get(`${base}/api/people/${person}/reintegration`)).text()
    expect(view).not.toMatch(/hiv|Trung tâm y tế mẫu/i)
    await page.context().close()
  }, 100_000)
})

describe('a wish', () => {
  test('is asked, waits in the list, is corrected and taken back; what was typed outlives a refusal and a reload', async () => {
    const { page } = await signedIn('commune-police')
    const [{ id: person }] = (await ask(page, '/api/people?limit=1')).items as [{ id: string }]
    await opened(page, `${base}/nguoi/${person}`)
    await page.getByRole('link', { name: 'Học nghề, việc làm, hỗ trợ' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Học nghề, việc làm, hỗ trợ' }).waitFor()
    await page.getByRole('link', { name: 'Nhu cầu', exact: true }).click()
    const trade = page.getByRole('radiogroup', { name: 'Muốn học nghề' })
    const job = page.getByRole('radiogroup', { name: 'Muốn được tư vấn việc làm' })
    await trade.getByText('Không').click()
    await page.getByLabel('Nghề muốn học').selectOption('sewing')
    await job.getByText('Có').click()
    await page.getByLabel('Việc mong muốn').fill('làm gần nhà')
    const kept = () => page.locator('.draft-note[aria-busy=false] span').first().waitFor()
    await kept()
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    // A trade without the wish to learn one: said at the field, nothing is lost.
    await page.getByText('Đã chọn nghề nhưng chưa chọn có nhu cầu học nghề').first().waitFor()
    await kept()
    await page.reload()
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[id="hoa-nhap-wish_data.work"]')?.value === 'làm gần nhà')
    await trade.getByText('Có').click()
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.getByText('Muốn học nghề: May').waitFor()
    const waiting = async () => (await ask(page, '/api/reintegration/waiting?wish=trade&limit=500')).items.some((item) => item.id === person)
    expect(await waiting()).toBe(true)
    const wishRow = page.locator('.entry-history li', { hasText: 'Nhu cầu' }).first()
    await wishRow.getByRole('link', { name: 'Ghi đúng lại' }).click()
    await trade.getByText('Không').click()
    await page.getByLabel('Nghề muốn học').selectOption('')
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.getByText('Không muốn học nghề').waitFor()
    expect(await waiting()).toBe(false)
    await page.locator('.entry-history li', { hasText: 'Nhu cầu' }).filter({ has: page.getByRole('button', { name: 'Rút lại' }) }).first().getByRole('button', { name: 'Rút lại' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Rút lại' }).click()
    await page.getByText('đã rút lại').first().waitFor()
    await page.context().close()
  }, 200_000)

  test('a person out of sight is not found, and says no more than one who does not exist', async () => {
    const { page } = await signedIn('commune-police')
    await opened(page, `${base}/nguoi/00000000-0000-4000-8000-000000000999/hoa-nhap`)
    await page.getByText('Không tìm thấy').first().waitFor()
    await page.context().close()
  }, 100_000)
})
