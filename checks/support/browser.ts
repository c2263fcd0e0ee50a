/** A real browser for journeys and for looking at pages. `npm test` has unpacked it (scripts/browser.mjs). */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const root = path.resolve(import.meta.dirname, '../..')
const cache = path.join(root, 'node_modules', '.cache', 'hoa-nhap-browser')

export const phone = { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true } as const satisfies BrowserContextOptions
export const desk = { viewport: { width: 1440, height: 900 } } as const satisfies BrowserContextOptions

/** Starts the browser; without the switches that would weaken its own rules. */
export async function launchBrowser(): Promise<Browser> {
  const known = path.join(cache, 'path')
  if (!fs.existsSync(known) || !fs.existsSync(fs.readFileSync(known, 'utf8'))) execFileSync(process.execPath, [path.join(root, 'scripts', 'browser.mjs')], { stdio: 'ignore' })
  const libraries = path.join(cache, 'library-path')
  return await chromium.launch({
    executablePath: fs.readFileSync(known, 'utf8'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none'],
    env: { ...(process.env as Record<string, string>), ...(fs.existsSync(libraries) ? { LD_LIBRARY_PATH: fs.readFileSync(libraries, 'utf8') } : {}) },
  })
}

/** A page in Vietnamese, in the time zone of the product. */
export async function openPage(browser: Browser, options: BrowserContextOptions = desk): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', ...options })
  return await context.newPage()
}
