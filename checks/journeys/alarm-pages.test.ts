/** The dossier of a person kept beyond the last lawful day, and of one whose term ends soon, on invented answers in a real browser. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs } from '../browser/support.ts'
import { isBuilt } from '../web-budget/budget.ts'
import { alarmReplies, beyondPersonId, plannedPersonId } from '../web-fixture/alarm-life.ts'
import { posts, today } from '../web-fixture/data.ts'
import { startFixtureServer } from '../web-fixture/server.ts'
import { settled as settledAt } from './waiting.ts'

const root = path.resolve(import.meta.dirname, '../..')
let browser: Browser
let server: Awaited<ReturnType<typeof startFixtureServer>>

beforeAll(async () => {
  if (!isBuilt()) execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', path.join(root, 'web/vite.config.ts'), '--logLevel', 'error'], { cwd: root })
  server = await startFixtureServer({ more: alarmReplies })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function opened(role: 'facility-head' | 'inspector', options: Parameters<typeof openPage>[1]) {
  const { page, errors } = await openPage(browser, options)
  await signInAs(page, server.url, `demo.${role}`, 'fixture-only')
  await page.evaluate(([post, day]) => localStorage.setItem(`hn.purpose.${post}`, `${day} case`), [posts[role].postId, today] as const)
  return { page, errors }
}

describe.each([['phone', 'vi'], ['desk', 'vi'], ['desk', 'en']] as const)('%s, %s', (width, language) => {
  const words = language === 'vi' ? { beyond: 'Đã quá ngày cuối hợp pháp 12 ngày', plan: 'Chuẩn bị kết thúc', another: 'Bắt đầu biện pháp khác', print: 'In giấy cho người này' } : { beyond: '12 days beyond the last lawful day', plan: 'Preparing the end', another: 'Begin another measure', print: 'Print a sheet for the person' }

  test('beyond the last day: the band says the days, nothing else is offered, and the sheet for the person prints alone', async () => {
    const { page, errors } = await opened('facility-head', { width, language })
    await settledAt(page, `${server.url}/nguoi/${beyondPersonId}`)
    const band = page.getByRole('alert').filter({ hasText: words.beyond })
    await band.waitFor()
    expect(await band.locator('a.ant-btn, a').filter({ hasNotText: /Luật|Law/ }).count()).toBe(1)
    expect(await page.getByText(words.another).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await page.evaluate(() => { window.print = () => {} })
    await band.getByRole('button', { name: words.print }).click()
    await page.emulateMedia({ media: 'print' })
    const sheet = page.locator('.person-sheet')
    expect(await sheet.isVisible()).toBe(true)
    expect(await sheet.innerText()).toMatch(language === 'vi' ? /12 ngày/ : /12 days/)
    expect(await band.isVisible()).toBe(false)
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    expect(await sheet.isVisible()).toBe(false)
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('before the last day: the plan backward stands with whoever must act', async () => {
    const { page, errors } = await opened('facility-head', { width, language })
    await settledAt(page, `${server.url}/nguoi/${plannedPersonId}`)
    const plan = page.locator('.liberty-plan')
    await plan.getByText(words.plan).waitFor()
    expect(await plan.locator('li').count()).toBe(3)
    expect(await axeFindings(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    expect(errors).toEqual([])
    await page.context().close()
  })
})

test('the inspector finds the alarm in the inbox and in the dossier', async () => {
  const { page } = await opened('inspector', { width: 'desk' })
  await settledAt(page, `${server.url}/viec`)
  await page.getByText('Đã quá ngày cuối cùng: phải cho kết thúc').first().waitFor()
  await page.context().close()
})

test('every way of beginning that a post is offered opens its form', async () => {
  const { page, errors } = await openPage(browser, { width: 'desk' })
  await signInAs(page, server.url, 'demo.commune-police-chief', 'fixture-only')
  await settledAt(page, `${server.url}/dang-ky`)
  const ways = page.locator('.card-pick input[type=radio]')
  const count = await ways.count()
  expect(count).toBeGreaterThan(12)
  for (let index = 0; index < count; index += 1) {
    await ways.nth(index).check()
    const value = await ways.nth(index).getAttribute('value')
    if (value === 'person') continue
    await page.locator('[id$=occurredOn]').first().waitFor()
    expect(await page.locator('.form-part .note').filter({ hasText: 'Chưa tải được mẫu' }).count(), value ?? '').toBe(0)
    expect(await axeFindings(page), value ?? '').toEqual([])
  }
  expect(errors).toEqual([])
  await page.context().close()
})
