import { afterAll, beforeAll, test } from 'vitest'
import { openLedger } from '../access/access.ledger.ts'
import { sessionGate } from '../access/access.session.ts'
import { loadDemonstration } from '../demonstration/demonstration.ts'
import { slices } from '../slices.ts'
import { testApplication, type TestApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { launchBrowser } from '../../checks/support/browser.ts'
const database = await testDatabase()
let application: TestApplication
let base = ''
beforeAll(async () => {
  application = await testApplication(database, { slices, gate: sessionGate, ledger: openLedger, now: '2026-11-20T02:00:00.000Z', webFolder: '/tmp/team/training-dist' })
  await loadDemonstration({ platform: application.platform }, () => {}, { provinces: [{ then: 'p-20', now: 'p-20', people: 160 }, { then: 'p-24-old', now: 'p-24', people: 60 }] })
  await database.owner((admin) => admin.query('analyze register_record'))
  base = await application.app.listen({ port: 0, host: '127.0.0.1' })
}, 300_000)
afterAll(async () => { await application.close(); await database.drop() })
test('x', async () => {
  const accounts = (await application.call({ method: 'GET', url: '/api/demo/accounts' })).json as { username: string; role: string; unitId: string }[]
  const { rows: [bound] } = await database.owner((admin) => admin.query(`select agency_id from register_record where register = 'certificate-reviews' and agency_id like 'commune-police:c-%' and province_id = 'p-20'`))
  console.log('bound', bound)
  const { rows: [open] } = await database.owner((admin) => admin.query(`select m.measure_id as id from measure m where m.kind = 'assessment' and m.status = 'requested' and m.open limit 1`))
  const of = (role: string) => accounts.find((each) => each.role === role)!.username
  const browser = await launchBrowser()
  const reviewUnit = (bound?.agency_id as string | undefined)?.split(':')[1]
  const police = accounts.find((each) => each.role === 'commune-police' && each.unitId === reviewUnit)?.username ?? of('commune-police-chief')
  for (const width of [1440, 360]) {
    for (const [role, username, paths] of [['province-health', of('province-health'), ['/tap-huan', '/tap-huan/can-bo?nam=2026&cap=facility&ten=C%C6%A1%20s%E1%BB%9F', '/so/certificates', '/so/staff']], ['province-planner', of('province-planner'), ['/tap-huan']], ['station', of('health-station'), ['/tap-huan', `/bien-phap/${open?.id}/viec/record-result`]], ['police', police, ['/tap-huan/xem-lai']]] as const) {
      const context = await browser.newContext({ viewport: { width, height: width === 360 ? 740 : 900 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
      const page = await context.newPage()
      page.on('pageerror', (error) => console.log('PAGEERROR', role, error.message))
      await context.request.post(`${base}/api/session`, { data: { username, password: 'hoa-nhap-minh-hoa' } })
      for (const path of paths) {
        await page.goto(base + path, { waitUntil: 'networkidle' })
        await page.waitForTimeout(300)
        await page.screenshot({ path: `/tmp/team/shots/tr-${role}-${path.split('?')[0]!.replace(/\W/g, '').slice(0, 30)}-${width}.png`, fullPage: true })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (over > 0) console.log('SIDEWAYS', role, path, over)
      }
      await context.close()
    }
  }
  await browser.close()
}, 200_000)
