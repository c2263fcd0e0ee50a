/**
 * Pictures and axe findings of pages on the fixture server:
 *   node --import tsx checks/web-fixture/pictures.ts <folder> <role> [--modes light,dark] [--widths phone,desk] [--language en] /viec /nguoi …
 */
import fs from 'node:fs'
import path from 'node:path'
import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs, type Width } from '../browser/support.ts'
import { alarmReplies } from './alarm-life.ts'
import { posts, today } from './data.ts'
import { startFixtureServer } from './server.ts'

const given = process.argv.slice(2)
const option = (name: string, otherwise: string) => {
  const at = given.indexOf(`--${name}`)
  return at === -1 ? otherwise : given.splice(at, 2)[1]!
}
const modes = option('modes', 'light').split(',') as ('light' | 'dark')[]
const widths = option('widths', 'phone,desk').split(',') as Width[]
const language = option('language', 'vi') as 'vi' | 'en'
const base = option('base', '')
/** `--life alarm`: persons in a facility, one kept beyond the last lawful day. */
const life = option('life', '')
const [folder, role, ...paths] = given as [string, string, ...string[]]
fs.mkdirSync(folder, { recursive: true })
const server = base ? null : await startFixtureServer(life === 'alarm' ? { more: alarmReplies } : {})
const url = base || server!.url
const browser = await launchBrowser()
try {
  for (const mode of modes) for (const width of widths) {
    const { page, errors } = await openPage(browser, { mode, width, language })
    if (role !== 'none') await signInAs(page, url, role.includes(':') ? role.split(':')[0]! : `demo.${role}`, role.includes(':') ? role.split(':')[1]! : 'fixture-only')
    // The purpose of opening dossiers has been stated today.
    const { postId } = posts[role as keyof typeof posts] ?? {}
    if (postId) await page.evaluate(([post, day]) => localStorage.setItem(`hn.purpose.${post}`, `${day} case`), [postId, today] as const)
    for (const target of paths) {
      await page.goto(`${url}${target}`)
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(500)
      const name = `${target.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'root'}-${width}-${mode}${language === 'en' ? '-en' : ''}.png`
      await page.screenshot({ path: path.join(folder, name), fullPage: true })
      const findings = await axeFindings(page)
      const sideways = await sidewaysScroll(page)
      process.stdout.write(`${name}: ${findings.length} findings${sideways ? `, ${sideways} px sideways` : ''}${errors.length ? `, errors: ${errors.join(' | ')}` : ''}\n${findings.map((finding) => `   ${finding}\n`).join('')}`)
      errors.length = 0
    }
    await page.context().close()
  }
} finally {
  await browser.close()
  await server?.close()
}
