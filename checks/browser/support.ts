/** Pages of a chosen width, theme and language, axe, and signing in: for journeys, pictures and accessibility checks. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'

export { launchBrowser } from '../support/browser.ts'

export const widths = { phone: 360, tablet: 900, desk: 1440 } as const
export type Width = keyof typeof widths

/** A page of that width in Vietnamese, in the time zone of the offices; errors of the page fail the test through `errors`. */
export async function openPage(browser: Browser, { width = 'desk', mode = 'light', language = 'vi', height }: { width?: Width; mode?: 'light' | 'dark'; language?: 'vi' | 'en'; height?: number } = {}): Promise<{ page: Page; errors: string[] }> {
  const phone = width === 'phone'
  const context = await browser.newContext({
    viewport: { width: widths[width], height: height ?? (phone ? 780 : 900) }, deviceScaleFactor: phone ? 2 : 1, hasTouch: phone, isMobile: phone, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme: mode, reducedMotion: 'reduce',
  })
  await context.addInitScript(([appearance, chosen]) => {
    localStorage.setItem('hn.appearance', appearance!)
    localStorage.setItem('hn.language', chosen!)
  }, [mode, language])
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    // The browser itself logs each refused request; those are answers, not faults.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text())
  })
  return { page, errors }
}

/** Findings of axe under WCAG 2.2 A and AA, one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} — ${node.failureSummary?.split('\n').slice(1, 3).join(' ').trim() ?? violation.help}`))
}

/** Signs in through the form. */
export async function signInAs(page: Page, base: string, username: string, password: string): Promise<void> {
  await page.goto(`${base}/dang-nhap`)
  await page.locator('#username').fill(username)
  await page.locator('#password').fill(password)
  await page.locator('form button[type=submit]').click()
  await page.locator('nav[aria-label] >> nth=0').waitFor({ state: 'attached' })
  await page.waitForURL((address) => address.pathname !== '/dang-nhap')
}

/** The page does not scroll sideways; returns the number of pixels by which it does. */
export const sidewaysScroll = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
