/**
 * The four pictures of the README, from a running demonstration:
 *   node --import tsx checks/pictures/take.ts [http://localhost:8080]
 * Without an address a server of its own is started on a fixed morning (`build/` must be there: npm start has made it).
 */
import fs from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser, openPage, signInAs, type Width } from '../browser/support.ts'
import { root, startServer, temporaryFolder } from '../support/server-process.ts'

const morning = '2026-11-20T07:42:00+07:00'
const largest = 300_000
const given = process.argv[2]
const data = given ? null : temporaryFolder()
const server = data ? await startServer({ folder: data, env: { HOANHAP_NOW: morning } }) : null
const url = given ?? server!.url
const folder = path.join(root, 'docs', 'pictures')

type Account = { readonly username: string; readonly password: string; readonly role: string; readonly unitId: string }
const accounts = (await (await fetch(`${url}/api/demo/accounts`)).json()) as Account[]
const accountOf = (role: string) => accounts.find((account) => account.role === role)!

/** The person with the longest story that this post may open now: a whole life line, both laws, a correction if there is one. */
async function longestStory(page: Page): Promise<string> {
  const ask = async <Answer>(address: string) => (await (await page.request.get(`${url}${address}`)).json()) as Answer
  const { items } = await ask<{ items: { id: string; personId: string }[] }>('/api/measures?kind=post-rehab&status=in-management&limit=40')
  const scored = await Promise.all(items.slice(0, 20).map(async (item) => {
    const { measures } = await ask<{ measures: { id: string }[] }>(`/api/people/${item.personId}`)
    const events = (await Promise.all(measures.map((measure) => ask<{ items: { type: string }[] }>(`/api/measures/${measure.id}/events`)))).flatMap((answer) => answer.items)
    return { id: item.personId, score: Math.min(events.length, 45) + (events.some((event) => event.type === 'correct') ? 12 : 0) }
  }))
  return scored.toSorted((a, b) => b.score - a.score)[0]!.id
}

async function take(name: string, role: string, width: Width, address: (page: Page) => Promise<string> | string): Promise<void> {
  const { page, errors } = await openPage(browser, { width })
  const { username, password } = accountOf(role)
  await signInAs(page, url, username, password)
  await page.goto(`${url}${await address(page)}`)
  await page.locator('h1').waitFor()
  await page.waitForLoadState('networkidle')
  // The first dossier of a day asks what it is opened for.
  const purpose = page.locator('form:has(input[name=purpose]) button[type=submit]')
  if (await purpose.isVisible()) {
    await purpose.click()
    await page.waitForLoadState('networkidle')
  }
  // Charts and lists settle one paint later.
  await page.waitForTimeout(1200)
  const file = path.join(folder, `${name}.png`)
  await page.screenshot({ path: file })
  const { size } = fs.statSync(file)
  if (errors.length > 0 || size > largest) throw new Error(`${name}: ${size} bytes, ${errors.join(' ')}`)
  process.stdout.write(`${path.relative(root, file)} ${Math.round(size / 1000)} kB\n`)
  await page.context().close()
}

fs.mkdirSync(folder, { recursive: true })
const browser = await launchBrowser()
try {
  await take('viec-can-lam', 'commune-police-chief', 'desk', () => '/viec')
  await take('ho-so', 'commune-police-chief', 'desk', async (page) => `/nguoi/${await longestStory(page)}`)
  await take('bang-chi-tieu', 'province-planner', 'desk', () => '/chi-tieu')
  await take('ghi-lan-gap', 'commune-police', 'phone', async (page) => `/nguoi/${await longestStory(page)}/lan-gap`)
} finally {
  await browser.close()
  await server?.stop()
  if (data) fs.rmSync(data, { recursive: true, force: true })
}
