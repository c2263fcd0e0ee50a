/** "Tài khoản của tôi" in a real browser: an app and a passkey are set up, the next sign-in asks for them, a foreign session is ended. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { generateSync } from 'otplib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLedger } from '../../server/access/access.ledger.ts'
import { accessRoutes } from '../../server/access/access.routes.ts'
import { sessionGate } from '../../server/access/access.session.ts'
import { createAccounts, demoPassword } from '../../server/access/accounts.ts'
import { secondFactorRoutes } from '../../server/access/second-factor.routes.ts'
import { slice as mail } from '../../server/mail/mail.slice.ts'
import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs } from '../browser/support.ts'
import { testApplication, type TestApplication } from '../support/application.ts'
import { testDatabase } from '../support/database.ts'
import { freePort } from '../support/server-process.ts'

const root = path.resolve(import.meta.dirname, '../..')
const database = await testDatabase()
let application: TestApplication
let browser: Browser
let base: string
let clock = Date.parse('2026-11-20T02:00:00.000Z')
const later = () => {
  clock += 60_000
  application.setNow(new Date(clock).toISOString())
}

beforeAll(async () => {
  if (!fs.existsSync(path.join(root, 'build/web/index.html'))) execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', path.join(root, 'web/vite.config.ts'), '--logLevel', 'error'], { cwd: root })
  const port = await freePort()
  base = `http://localhost:${port}`
  const options = { mode: 'enrolled' as const, party: { id: 'localhost', origin: base } }
  application = await testApplication(database, { slices: [{ name: 'access', routes: [...accessRoutes(options), ...secondFactorRoutes(options)] }, mail], settings: { publicUrl: base, signing: null, mail: { host: 'localhost', port: 1, implicitTls: false, plain: false, user: null, password: null, from: 'hoa-nhap@example.gov.vn', bounces: 'hoa-nhap@example.gov.vn', authorityFile: null, domains: ['gov.vn'] } }, gate: sessionGate, ledger: openLedger, webFolder: path.join(root, 'build/web') })
  await database.owner((admin) => admin.query(`insert into unit (id, code, level, kind, name, name_fold, province_id) values ('p-20', '20', 'province', 'tỉnh', 'Tỉnh Một', 'tinh mot', 'p-20'), ('c-00001', '00001', 'commune', 'xã', 'Xã Một', 'xa mot', 'p-20') on conflict do nothing`))
  await database.asSystem((transaction) => createAccounts(transaction, { provinces: ['p-20'], communes: [{ unitId: 'c-00001', provinceId: 'p-20' }] }, { today: application.platform.today(), now: application.platform.now(), uuid: application.platform.uuid }))
  await application.app.listen({ port, host: 'localhost' })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await application?.close()
  await database.drop()
})

async function password(page: Page, username: string): Promise<void> {
  await page.goto(`${base}/dang-nhap`)
  await page.locator('#username').fill(username)
  await page.locator('#password').fill(demoPassword)
  await page.locator('form button[type=submit]').click()
}
async function wellMade(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
}

test.each([['desk', 'privacy-officer.p-20'], ['phone', 'security-officer.p-20']] as const)('on a %s: the app is set up, its codes and the recovery codes open, a foreign session ends', async (width, username) => {
  const stranger = await application.signIn(username, demoPassword)
  const { page, errors } = await openPage(browser, { width })
  page.setDefaultTimeout(15_000)
  await signInAs(page, base, username, demoPassword)
  await page.goto(`${base}/tai-khoan`)
  await page.getByRole('heading', { level: 1, name: 'Tài khoản của tôi' }).waitFor()
  await page.getByText('Chưa có. Chỉ cần mật khẩu').waitFor()
  await wellMade(page)
  await page.getByRole('button', { name: 'Cài ứng dụng mã xác thực' }).click()
  await page.locator('#account-password').fill(demoPassword)
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  const secret = (await page.locator('[data-secret]').getAttribute('data-secret'))!
  await wellMade(page)
  const code = () => generateSync({ secret, epoch: Math.floor(clock / 1000) })
  await page.locator('#account-code').fill('000000')
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.getByText('Mã hoặc khóa chưa đúng').waitFor()
  expect(await page.getByText('Phiên làm việc đã hết').count()).toBe(0)
  await page.locator('#account-code').fill(code())
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.getByText('Mã dự phòng của bạn').waitFor()
  const recovery = await page.locator('.account-codes li').allTextContents()
  expect(recovery).toHaveLength(10)
  await wellMade(page)
  await page.getByRole('button', { name: 'Tôi đã cất mã' }).click()
  await page.getByText('còn 10 mã chưa dùng').waitFor()
  await page.getByRole('button', { name: /^Kết thúc/ }).first().click()
  await expect.poll(async () => (await application.call({ method: 'GET', url: '/api/session', cookie: stranger })).status).toBe(401)
  later()

  await page.context().clearCookies()
  await password(page, username)
  await page.getByRole('heading', { name: 'Xác thực bước hai' }).waitFor()
  await wellMade(page)
  await page.locator('#second-code').fill('000000')
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.getByText('Mã hoặc khóa chưa đúng').waitFor()
  await page.locator('#second-code').fill(code())
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.waitForURL((address) => address.pathname !== '/dang-nhap')

  await page.context().clearCookies()
  await password(page, username)
  await page.getByRole('button', { name: 'Dùng mã dự phòng' }).click()
  await page.locator('#second-code').fill(recovery[0]!)
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.waitForURL((address) => address.pathname !== '/dang-nhap')

  await page.goto(`${base}/tai-khoan`)
  await page.getByText('còn 9 mã chưa dùng').waitFor()
  await wellMade(page)
  await page.getByRole('button', { name: 'Gỡ Ứng dụng mã xác thực' }).click()
  await page.locator('#account-password').fill(demoPassword)
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByText('Chưa có. Chỉ cần mật khẩu').waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('a passkey of the browser’s own authenticator is added and opens the next session', async () => {
  const username = 'system-admin.p-20'
  const { page, errors } = await openPage(browser)
  page.setDefaultTimeout(15_000)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
  await signInAs(page, base, username, demoPassword)
  await page.goto(`${base}/tai-khoan`)
  await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click()
  await page.locator('#account-password').fill(demoPassword)
  await page.locator('#account-label').fill('Máy ở cơ quan')
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByRole('button', { name: 'Tôi đã cất mã' }).click()
  await page.getByText('Khóa truy cập: Máy ở cơ quan').waitFor()
  await wellMade(page)
  await page.context().clearCookies()
  await password(page, username)
  await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click()
  await page.waitForURL((address) => address.pathname !== '/dang-nhap')
  expect(errors).toEqual([])
  await page.context().close()
})

test.each([['desk', 'commune-police.c-00001'], ['phone', 'commune-police-chief.c-00001']] as const)('on a %s: reminders by mail are chosen, an address is confirmed by its code, and left off again', async (width, username) => {
  const { page, errors } = await openPage(browser, { width })
  page.setDefaultTimeout(15_000)
  await signInAs(page, base, username, demoPassword)
  await page.goto(`${base}/tai-khoan`)
  await page.getByRole('heading', { name: 'Thư nhắc việc' }).waitFor()
  await page.getByText('Mỗi ngày làm việc').click()
  await page.locator('#mail-address').fill('ten@gmail.com')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Chỉ gửi tới thư công vụ: gov.vn').waitFor()
  // What was typed stays.
  expect(await page.locator('#mail-address').inputValue()).toBe('ten@gmail.com')
  await page.locator('#mail-address').fill('ten@congan.example.gov.vn')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Đã gửi mã tới ten@congan.example.gov.vn').waitFor()
  await wellMade(page)
  const { rows } = await database.owner((admin) => admin.query<{ id: string; code: Buffer }>(`select m.account_id as id, m.code from mail_preference m join account a on a.id = m.account_id where a.username = $1`, [username]))
  const code = application.platform.keys.decrypt(`mail-code:${rows[0]!.id}`, rows[0]!.code)
  await page.locator('#mail-code').fill(code === '111111' ? '222222' : '111111')
  await page.getByRole('button', { name: 'Xác nhận địa chỉ' }).click()
  await page.getByText('Mã hoặc khóa chưa đúng').waitFor()
  expect(await page.getByText('Phiên làm việc đã hết').count()).toBe(0)
  await page.locator('#mail-code').fill(code)
  await page.getByRole('button', { name: 'Xác nhận địa chỉ' }).click()
  await page.getByText('Đã xác nhận ten@congan.example.gov.vn').waitFor()
  await wellMade(page)
  await page.getByText('Không nhận').click()
  await page.locator('#mail-address').fill('')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect.poll(async () => (await database.owner((admin) => admin.query('select state from mail_preference where account_id = $1', [rows[0]!.id]))).rows).toEqual([{ state: 'none' }])
  expect(errors).toEqual([])
  await page.context().close()
})

test('the own password is changed on the page: the new one opens the next session, the old one does not', async () => {
  const username = 'commune-chair.c-00001'
  const own = 'một câu chỉ mình biết rõ'
  const stranger = await application.signIn(username, demoPassword)
  const { page, errors } = await openPage(browser, { width: 'phone' })
  page.setDefaultTimeout(15_000)
  await signInAs(page, base, username, demoPassword)
  await page.goto(`${base}/tai-khoan`)
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await page.locator('#own-before').fill(demoPassword)
  for (const id of ['#own-new', '#own-again']) await page.locator(id).fill(`${username}${username}`)
  const save = page.locator('dialog').getByRole('button', { name: 'Đổi mật khẩu' })
  await save.click()
  await page.getByText('Mật khẩu của tài khoản minh họa là chung').waitFor()
  // From here on the account is somebody's own.
  await database.owner((admin) => admin.query('delete from demo_account where account_id = (select id from account where username = $1)', [username]))
  await save.click()
  await page.getByText('Mật khẩu này dễ đoán.').waitFor()
  await wellMade(page)
  for (const id of ['#own-new', '#own-again']) await page.locator(id).fill(own)
  await save.click()
  await page.getByText('Đã đổi mật khẩu; 1 phiên khác đã kết thúc.').waitFor()
  expect((await application.call({ method: 'GET', url: '/api/session', cookie: stranger })).status).toBe(401)
  await page.context().clearCookies()
  await password(page, username)
  await page.locator('#password-error').waitFor()
  await page.locator('#password').fill(own)
  await page.locator('form button[type=submit]').click()
  await page.waitForURL((address) => address.pathname !== '/dang-nhap')
  expect(errors).toEqual([])
  await page.context().close()
})
