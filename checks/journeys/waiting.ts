/** What journeys wait for: states of the page, never moments. A machine that is ten times slower must give the same answer. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The page is drawn, everything it asked for has come, and nothing is left in its waiting shape. */
export async function settled(page: Page, address?: string): Promise<void> {
  if (address !== undefined) await page.goto(address)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('.loading') === null)
}

/** Opens a dossier; the question for the purpose stands in the same drawing as the title, or not at all. */
export async function opened(page: Page, address: string): Promise<void> {
  await settled(page, address)
  const purpose = page.locator('form:has(input[name=purpose]) button[type=submit]')
  if (!(await purpose.isVisible())) return
  await purpose.click()
  await purpose.waitFor({ state: 'detached' })
  await settled(page)
}

/** Focus comes to that element. */
export async function focusOn(page: Page, selector: string): Promise<void> {
  await page.waitForFunction((wanted) => document.activeElement?.matches(wanted) ?? false, selector)
}

/** The words of the element in focus come to be these. */
export async function focusSays(page: Page, words: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')).toBe(words)
}
