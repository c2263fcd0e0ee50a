import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs } from './browser/support.ts'
import { boardOperations, boardReplies } from './web-fixture/board.ts'
import { startFixtureServer } from './web-fixture/server.ts'
const server = await startFixtureServer({ more: boardReplies, operations: boardOperations })
const browser = await launchBrowser()
const base = '/ke-hoach/90-kh-ubnd-2024'
for (const width of ['desk', 'phone'] as const) {
  const { page, errors } = await openPage(browser, { width })
  await signInAs(page, server.url, 'demo.province-police', 'fixture-only')
  for (const [name, address, act] of [['allocation', `${base}/phan-bo/t-6`, 'draw'], ['coverage', `${base}/do-phu`, ''], ['task', `${base}/nhiem-vu/k3`, ''], ['plans', '/ke-hoach', ''], ['plan', base, '']] as const) {
    await page.goto(`${server.url}${address}`); await page.locator('h1').waitFor(); await page.waitForLoadState('networkidle'); await page.waitForTimeout(300)
    await page.screenshot({ path: `/tmp/team/shots/dir/${name}-${width}.png`, fullPage: name !== 'plan' })
    if (act === 'draw') {
      await page.getByRole('button', { name: 'Lập phương án mới' }).click(); await page.locator('#reserve-amount').fill('28'); await page.getByRole('button', { name: 'Xem trước' }).click(); await page.waitForTimeout(500)
      await page.screenshot({ path: `/tmp/team/shots/dir/preview-${width}.png`, fullPage: true })
      await page.getByRole('button', { name: 'Sửa bằng tay' }).click(); await page.waitForTimeout(200)
      await page.locator('.allocation-input').first().fill('99'); await page.waitForTimeout(200)
      await page.screenshot({ path: `/tmp/team/shots/dir/hand-${width}.png`, fullPage: true })
    }
    console.log(name, width, 'sideways', await sidewaysScroll(page), (await axeFindings(page)).slice(0, 4).join('\n'))
  }
  console.log(errors)
  await page.context().close()
}
await browser.close(); await server.close()
