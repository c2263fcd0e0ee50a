/** The confidential first step in a real browser without a script: from the choice of the point to the answer and the withdrawal. */
import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slice } from '../../server/first-step/first-step.slice.ts'
import { axeFindings, launchBrowser, sidewaysScroll } from '../browser/support.ts'
import { trialWorld, type World } from '../support/trial-world.ts'

let world: World
let browser: Browser
let base: string
let now = Date.parse('2026-11-20T02:00:00.000Z')
function pass(seconds: number): void {
  now += seconds * 1000
  world.application.setNow(new Date(now).toISOString())
}
beforeAll(async () => {
  world = await trialWorld(new Date(now).toISOString(), [slice])
  base = await world.application.app.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await world.close()
})
const station = '/public/first-step?point=health-station:c-05983'

/** Whoever uses it may have switched scripts off; nothing is asked of another host. */
async function plain(): Promise<{ context: BrowserContext; asked: string[] }> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 780 }, locale: 'vi-VN' })
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  return { context, asked }
}

test('somebody asks, is answered and withdraws: without a script, without a cookie, by keyboard alone', async () => {
  const { context, asked } = await plain()
  const page = await context.newPage()
  await page.goto(`${base}/public/first-step`)
  await page.getByRole('link', { name: 'health-station c-05983' }).click()
  await page.getByText('Đăng ký cai nghiện là một bước riêng').waitFor()
  // Sent at once, as a machine would: refused, and what was typed stays.
  await page.getByLabel('Tên bạn muốn được gọi').fill('Suối Nhỏ')
  await page.getByRole('button', { name: 'Gửi và nhận mã' }).press('Enter')
  await page.getByText('Mẫu được gửi quá nhanh').waitFor()
  expect(await page.getByLabel('Tên bạn muốn được gọi').inputValue()).toBe('Suối Nhỏ')
  pass(30)
  await page.getByLabel('Cho người thân').press('Space')
  await page.getByLabel('Cách gia đình có thể giúp').press('Space')
  await page.getByLabel('Gọi điện cho tôi').press('Space')
  await page.getByRole('button', { name: 'Gửi và nhận mã' }).press('Enter')
  await page.getByText('Hãy viết số điện thoại').waitFor()
  await page.getByLabel('Số điện thoại').fill('0900 000 001')
  await page.getByRole('button', { name: 'Gửi và nhận mã' }).press('Enter')
  const code = (await page.locator('.code').textContent())!
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  expect(page.url()).not.toContain(code.slice(0, 4))

  const { items } = (await world.call('health-station', 'GET', '/api/first-steps')).json as { items: { id: string; sequence: number }[] }
  await world.call('health-station', 'POST', `/api/first-steps/${items[0]!.id}/acts`, { id: randomUUID(), type: 'answer', basedOn: 1, text: 'Mời gia đình đến chiều thứ Năm.' })

  await page.getByRole('link', { name: '/public/first-step/code' }).click()
  await page.getByLabel('Mã').fill(code.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: 'Xem' }).press('Enter')
  await page.getByText('Mời gia đình đến chiều thứ Năm.').waitFor()
  await page.getByRole('button', { name: 'Rút lại và xóa ngay' }).press('Enter')
  await page.getByRole('button', { name: 'Đồng ý, xóa ngay' }).press('Enter')
  await page.getByRole('heading', { name: 'Đã rút lại và xóa' }).waitFor()
  expect((await world.call('health-station', 'GET', `/api/first-steps/${items[0]!.id}`)).json.code).toBe('not-found')

  expect(await context.cookies()).toEqual([])
  expect(asked.filter((address) => !address.startsWith(base))).toEqual([])
  expect(asked.filter((address) => address.includes(code) || /Suối|0900/.test(decodeURIComponent(address)))).toEqual([])
  await context.close()
})

describe('on a phone and on a desk, light and dark, in both languages', () => {
  test.each([[360, 'dark', 'vi'], [1440, 'light', 'en']] as const)('%i, %s, %s: no axe finding, nothing runs off the side', async (width, colorScheme, language) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, locale: 'vi-VN' })
    const page = await context.newPage()
    const found: Record<string, unknown> = {}
    const look = async (name: string) => {
      const [findings, sideways] = [await axeFindings(page), await sidewaysScroll(page)]
      if (findings.length > 0 || sideways > 0) found[name] = { findings, sideways }
    }
    await page.goto(`${base}/public/first-step?lang=${language}`)
    await look('choice')
    await page.goto(`${base}${station}&lang=${language}`)
    await look('form')
    pass(30)
    await page.locator('form button').click()
    await look('wrong')
    await page.fill('#alias', 'Mây')
    await page.check('[value=self]')
    await page.check('[value=talk]')
    await page.check('[name=reach][value=code]')
    await page.locator('form button').click()
    const code = (await page.locator('.code').textContent())!
    await look('code')
    await page.goto(`${base}/public/first-step/code?lang=${language}`)
    await look('look up')
    await page.fill('#code', code)
    await page.locator('form button').click()
    await look('answer')
    await page.locator('form button').click()
    await look('sure')
    expect(found).toEqual({})
    await context.close()
  })
})
