/** The screens of secrecy on invented answers: widths, themes, axe, states, keyboard, and the paper for the person as it is printed. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs } from '../browser/support.ts'
import { isBuilt } from '../web-budget/budget.ts'
import { people, posts, sessionOf } from '../web-fixture/data.ts'
import { startFixtureServer, type Given, type Replies } from '../web-fixture/server.ts'
import { entries, linkedPerson, privacyReplies, secrecyReplies } from './secrecy.fixture.ts'
import { focusOn, opened, settled } from './waiting.ts'

const root = path.resolve(import.meta.dirname, '../..')
const person = people[5]!.id
let browser: Browser
type Server = Awaited<ReturnType<typeof startFixtureServer>>
const servers: Server[] = []
let everyday: Server
let privacy: Server
async function serve(more: Replies): Promise<Server> {
  const server = await startFixtureServer({ more })
  servers.push(server)
  return server
}

beforeAll(async () => {
  if (!isBuilt()) execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', path.join(root, 'web/vite.config.ts'), '--logLevel', 'error'], { cwd: root })
  everyday = await serve(secrecyReplies)
  privacy = await serve(privacyReplies)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  for (const server of servers) await server.close()
})

async function signedIn(server: Server, role: string, options: Parameters<typeof openPage>[1] = {}) {
  const made = await openPage(browser, options)
  await signInAs(made.page, server.url, `demo.${role}`, 'fixture-only')
  return made
}
async function wellMade(page: Page, what: string): Promise<void> {
  expect(await axeFindings(page), what).toEqual([])
  expect(await sidewaysScroll(page), what).toBe(0)
}
async function askForCard(page: Page, name = 'Hoàng Văn Thxắng'): Promise<void> {
  await page.locator('#mo_name').fill(name)
  await page.locator('#mo_birth').fill('15/05/1991')
  await page.locator('#mo_reason').fill('Người ngã xuống, không tỉnh, cần biết dị ứng thuốc')
  await page.getByRole('button', { name: 'Mở thẻ' }).click()
  await page.locator('.glass-open').waitFor()
}
async function makePaper(page: Page): Promise<void> {
  await settled(page, `${privacy.url}/ai-da-xem`)
  await page.locator('#ma-ho-so').fill('HN-20-06004-0173')
  await page.getByRole('button', { name: 'Lập giấy' }).click()
  await page.locator('.paper').waitFor()
}

describe.each([['phone', 'dark', 'vi'], ['desk', 'light', 'en']] as const)('%s, %s, %s', (width, mode, language) => {
  test('axe finds nothing on any page, and no page scrolls sideways', async () => {
    for (const [role, addresses] of [['commune-police-chief', ['/mo-khan-cap', '/thay-the', '/thong-bao', '/tai-khoan', '/so-mo-ho-so']], ['inspector', ['/mo-khan-cap']], ['identity-steward', ['/ho-so-trung']]] as const) {
      const { page, errors } = await signedIn(everyday, role, { width, mode, language })
      for (const address of addresses) {
        await settled(page, `${everyday.url}${address}`)
        await wellMade(page, `${role} ${address}`)
        if (language === 'en') expect(await page.locator('h2, label, legend, button, th, .rail-word').allInnerTexts(), address).not.toContainEqual(expect.stringMatching(/(Mở|Cử|Giao|Đã|Kết|Xem|Lý do|Căn cứ)( |$)/))
      }
      expect(errors).toEqual([])
      await page.context().close()
    }
  })
})

describe('an emergency opening', () => {
  test('shows the card and the time that is left; the card can be read again while it lasts', async () => {
    const asked: Given[] = []
    const server = await serve({ ...secrecyReplies, 'access.open-care-card': (given) => { asked.push(given); return secrecyReplies['access.open-care-card']!(given) } })
    const { page, errors } = await signedIn(server, 'health-station', { width: 'phone' })
    await settled(page, `${server.url}/mo-khan-cap`)
    await askForCard(page)
    await page.locator('.glass-open').getByText(/Còn mở 3 giờ 5\d phút, đến 11:42/).waitFor()
    await page.locator('.glass-open').getByText('Penicillin: nổi mẩn, khó thở').waitFor()
    expect(asked[0]!.body).toMatchObject({ name: 'Hoàng Văn Thxắng', birth: '1991-05-15' })
    await focusOn(page, '.glass-open h2')
    await wellMade(page, 'card')
    expect(await page.locator('#mo_name').inputValue()).toBe('')
    await settled(page, `${server.url}/mo-khan-cap`)
    expect(await page.locator('.glass-open').count()).toBe(0)
    await page.getByRole('button', { name: /^Xem lại lần mở/ }).click()
    await page.locator('.glass-open').getByText('Penicillin: nổi mẩn, khó thở').waitFor()
    // On the device lies the number of the opening, nothing of the person.
    const kept = await page.evaluate(() => [sessionStorage, localStorage].map((kept) => JSON.stringify(Object.entries(kept))).join())
    expect(kept).not.toMatch(/Penicillin|Hoàng|1991/)
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('that finds nobody looks like one without a card, and from a dossier only the reason is asked', async () => {
    const asked: Given[] = []
    const server = await serve({ ...secrecyReplies, 'access.open-care-card': (given) => { asked.push(given); return secrecyReplies['access.open-care-card']!(given) } })
    const { page } = await signedIn(server, 'commune-police-chief')
    await settled(page, `${server.url}/mo-khan-cap`)
    await askForCard(page, 'Không Có Ai')
    await page.locator('.glass-open').getByText('Không có thẻ chăm sóc để hiện.').waitFor()
    await page.locator('.glass-open').getByText(/Còn mở/).waitFor()
    await opened(page, `${server.url}/nguoi/${person}`)
    await page.getByRole('link', { name: 'Mở khẩn cấp thẻ chăm sóc' }).click()
    await page.getByText('Người của hồ sơ bạn vừa mở').waitFor()
    expect(await page.locator('#mo_name').count()).toBe(0)
    await page.getByRole('button', { name: 'Mở thẻ' }).click()
    await page.getByText('Ghi rõ lý do, ít nhất 15 ký tự.').waitFor()
    await focusOn(page, '#mo_reason')
    expect(asked).toHaveLength(1)
    await page.keyboard.type('Người ngã xuống, không tỉnh, cần biết dị ứng thuốc')
    await page.keyboard.press('Control+Enter')
    await page.locator('.glass-open').waitFor()
    expect(asked[1]!.body).toMatchObject({ personId: person })
    await page.context().close()
  })

  test('the inspector opens the list of the province; the refusal of a fourth opening is said', async () => {
    let count = 0
    const often = { status: 429, body: { type: '/problems/opened-too-often', title: 'opened-too-often', status: 429, code: 'opened-too-often', detail: 'Đã mở khẩn cấp đủ số lần của hôm nay. Hãy gọi người đứng đầu cơ quan.', detailEn: 'Used up.' } }
    const server = await serve({ ...secrecyReplies, 'access.open-province-list': (given) => (count++ ? often : secrecyReplies['access.open-province-list']!(given)) })
    const { page } = await signedIn(server, 'inspector')
    await settled(page, `${server.url}/mo-khan-cap`)
    for (const words of ['Hứa Văn Lxìn', 'Hãy gọi người đứng đầu cơ quan']) {
      await page.locator('#mo_reason').fill('Thanh tra theo quyết định đã ban hành')
      await page.locator('#mo_article').fill('Luật Thanh tra')
      await page.getByRole('button', { name: 'Mở danh sách' }).click()
      await page.getByText(words).first().waitFor()
    }
    await wellMade(page, 'list')
    await page.context().close()
  })

  test('is judged by somebody else: outcome and remarks are needed, one’s own has no button, Esc gives the focus back', async () => {
    const sent: unknown[] = []
    const server = await serve({ ...secrecyReplies, 'access.review-opening': ({ body }) => { sent.push(body); return { status: 204 } }, 'access.person-told': ({ body }) => { sent.push(body); return { status: 204 } } })
    const { page } = await signedIn(server, 'facility-head', { width: 'phone' })
    await settled(page, `${server.url}/mo-khan-cap`)
    await page.getByText('Lần mở của chính bạn: người khác xem xét.').waitFor()
    const judge = page.getByRole('button', { name: /^Xem xét lần mở/ })
    expect(await judge.count()).toBe(2)
    await judge.first().click()
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => judge.first().evaluate((button) => button === document.activeElement)).toBe(true)
    await judge.first().click()
    await page.getByRole('button', { name: 'Lưu kết luận' }).click()
    await page.getByText('Chọn kết luận.').waitFor()
    await wellMade(page, 'judging')
    await page.getByText('Có căn cứ', { exact: true }).last().click()
    await page.locator('#judge-note').fill('Y tế xác nhận đã cần')
    await page.getByRole('button', { name: 'Lưu kết luận' }).click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^Ghi việc báo/ }).first().click()
    await page.locator('#told-day').fill('30/12/2026')
    await page.locator('dialog').getByRole('button', { name: 'Lưu' }).click()
    await page.getByText('Ngày này chưa tới. Chỉ ghi việc đã xảy ra.').waitFor()
    await page.locator('#told-day').fill('18/11/2026')
    await page.locator('dialog').getByRole('button', { name: 'Lưu' }).click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(sent).toEqual([{ outcome: 'justified', note: 'Y tế xác nhận đã cần' }, { on: '2026-11-18' }])
    await page.context().close()
  })
})

describe('substitutes and delegations', () => {
  test('are named for a period, refused in words, and ended early', async () => {
    const sent: Record<string, unknown>[] = []
    const server = await serve({ ...secrecyReplies, 'access.substitute': (given) => { sent.push(given.body); return secrecyReplies['access.substitute']!(given) }, 'access.end-post': ({ body }) => { sent.push(body); return { status: 204 } }, 'access.delegate': ({ body }) => { sent.push(body); return secrecyReplies['access.delegate']!({} as Given) } })
    const { page } = await signedIn(server, 'commune-police-chief')
    await settled(page, `${server.url}/thay-the`)
    await page.locator('#thay_colleague').fill('khong-co')
    await page.locator('#thay_from').fill('20/11/2026')
    await page.locator('#thay_to').fill('19/11/2026')
    await page.getByRole('button', { name: 'Cử người thay thế' }).click()
    await page.getByText('Ngày cuối không thể trước ngày đầu.').waitFor()
    await focusOn(page, '#thay_to')
    await page.locator('#thay_to').fill('27/11/2026')
    await page.getByRole('button', { name: 'Cử người thay thế' }).click()
    await page.getByText('Không có đồng nghiệp này').waitFor()
    await page.locator('#thay_colleague').fill('luong.hoa')
    await page.getByRole('button', { name: 'Cử người thay thế' }).click()
    await page.getByText('Đã cử người thay thế.').waitFor()
    expect(sent.at(-1)).toEqual({ colleague: 'luong.hoa', startsAt: '2026-11-19T17:00:00.000Z', endsAt: '2026-11-27T17:00:00.000Z' })
    await page.locator('#giao_colleague').fill('luong.hoa')
    await page.locator('#giao_to').fill('30/11/2026')
    await page.locator('#giao_reason').fill('Đi học một tuần')
    await page.getByRole('button', { name: 'Giao quyền' }).click()
    await page.getByText('Đã giao quyền.').waitFor()
    expect(sent.at(-1)).toMatchObject({ capability: 'e-monitoring', endsAt: '2026-11-30T17:00:00.000Z' })
    await page.getByRole('button', { name: /^Kết thúc: Lường/ }).click()
    await page.getByRole('button', { name: 'Kết thúc ngay' }).click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(sent.at(-1)).toEqual({ postId: 'commune-police:c-06004/commune-police-chief/thay-1' })
    await page.context().close()
  })

  test('a substitute is told that nothing is passed on; who has nothing sees so', async () => {
    const { page } = await signedIn(everyday, 'commune-chair')
    await settled(page, `${everyday.url}/thay-the`)
    await page.getByText('Không có ai thay thế vị trí này').waitFor()
    expect(await page.locator('#giao_colleague').count()).toBe(0)
    await page.context().close()
    const standIn = await serve({ ...secrecyReplies, 'access.session': ({ role }) => ({ body: { ...sessionOf(role!), post: { ...posts['commune-chair'], standsInFor: 'Lường Văn Hxòa', endsAt: '2026-12-01T00:00:00.000Z' } } }) })
    const substitute = await signedIn(standIn, 'commune-chair')
    await settled(substitute.page, `${standIn.url}/thay-the`)
    await substitute.page.getByText('người thay thế không cử tiếp').waitFor()
    expect(await substitute.page.locator('#thay_colleague').count()).toBe(0)
    await substitute.page.context().close()
  })
})

describe('the paper "who saw what of me"', () => {
  test('stands without the frame of the product, bears the mark of the demonstration, and prints on A4 without its tools', async () => {
    for (const width of ['desk', 'phone'] as const) {
      const { page, errors } = await signedIn(privacy, 'inspector', { width })
      await makePaper(page)
      await wellMade(page, width)
      expect(await page.locator('nav, .rail').count()).toBe(0)
      await page.emulateMedia({ media: 'print' })
      for (const tool of ['In', 'Lập giấy cho hồ sơ khác']) expect(await page.getByRole('button', { name: tool, exact: true }).count()).toBe(0)
      const paper = await page.locator('body').innerText()
      for (const words of ['BẢN MINH HỌA', 'HN-20-06004-0173', 'Mở khẩn cấp thẻ chăm sóc', 'điều trị', 'bị từ chối, không xem được gì', 'Luật 91/2025/QH15 Điều 4', 'Bản in từ hệ thống, không thay văn bản']) expect(paper).toContain(words)
      expect(paper).not.toMatch(/access\.|people\.|measures\.|undefined|\bL91\b|Hxạnh/)
      expect(await page.locator('.paper-table').last().locator('tbody tr').count()).toBe(entries.length)
      // As wide as what the margins leave of the sheet; the head of the table comes again on every page.
      await page.setViewportSize({ width: 605, height: 900 })
      expect(await sidewaysScroll(page)).toBe(0)
      expect(await page.locator('.paper-table thead').last().evaluate((head) => getComputedStyle(head).display)).toBe('table-header-group')
      expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000)
      expect(errors).toEqual([])
      await page.context().close()
    }
  })

  test('asks under the purpose of the person, page after page, and only when it is sent', async () => {
    let count = 0
    const purposes: unknown[] = []
    const server = await serve({ ...privacyReplies, 'access.who-saw': (given) => {
      count++
      return { body: { caseNumber: given.params['caseNumber'], madeAt: entries[0]!.at, entries: entries.slice(0, 2), complete: count === 3, nextCursor: count === 3 ? null : `c${count}` } }
    } })
    const { page } = await signedIn(server, 'inspector')
    page.on('request', (request) => { if (request.url().includes('/disclosures')) purposes.push(request.headers()['purpose'], new URL(request.url()).searchParams.get('cursor')) })
    await settled(page, `${server.url}/ai-da-xem`)
    await page.getByRole('button', { name: 'Lập giấy' }).click()
    await page.getByText('Nhập mã hồ sơ.').waitFor()
    await focusOn(page, '#ma-ho-so')
    await page.keyboard.type('HN-20-06004-0173')
    await page.keyboard.press('Enter')
    await page.getByText('6 lần').waitFor()
    expect(purposes).toEqual(['own-request', null, 'own-request', 'c1', 'own-request', 'c2'])
    await page.context().close()
  })

  test('says the same of a number that is not there, and is closed to other posts', async () => {
    const { page } = await signedIn(privacy, 'inspector')
    await settled(page, `${privacy.url}/ai-da-xem`)
    await page.locator('#ma-ho-so').fill('HN-00')
    await page.keyboard.press('Enter')
    await page.getByText('Không tìm thấy hồ sơ này.').waitFor()
    await wellMade(page, 'not found')
    await page.context().close()
    const other = await signedIn(everyday, 'commune-chair')
    await settled(other.page, `${everyday.url}/ai-da-xem`)
    await other.page.getByText('Vị trí của bạn không lập giấy này.').waitFor()
    await settled(other.page, `${everyday.url}/mo-khan-cap`)
    await other.page.getByText('Vị trí của bạn không mở khẩn cấp').waitFor()
    await other.page.context().close()
  })
})

describe('records that are one person', () => {
  test('a decided pair is taken back with a reason', async () => {
    const sent: unknown[] = []
    const server = await serve({ ...secrecyReplies, 'people.decide-duplicate': ({ params, body }) => { sent.push({ ...params, ...body }); return { body: { id: params['id'], decision: body['decision'] } } } })
    const { page } = await signedIn(server, 'identity-steward', { width: 'phone' })
    await settled(page, `${server.url}/ho-so-trung`)
    await page.getByRole('button', { name: /^Rút lại kết luận/ }).click()
    await page.getByRole('button', { name: 'Tách lại hai hồ sơ' }).click()
    await page.getByText('Ghi căn cứ kết luận, ít nhất 3 chữ.').waitFor()
    await focusOn(page, '#ly-do-lai')
    await wellMade(page, 'taking back')
    await page.keyboard.type('Hai người cùng tên, khác cha mẹ')
    await page.keyboard.press('Enter')
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(sent).toEqual([{ id: 'dup-000101', decision: 'different-people', reason: 'Hai người cùng tên, khác cha mẹ' }])
    await page.context().close()
  })

  test('a dossier shows both case numbers, what the other record has otherwise, and each measure under its own', async () => {
    const server = await serve({ ...secrecyReplies, 'people.get': ({ params }) => ({ body: linkedPerson(params['id']!) }) })
    for (const width of ['desk', 'phone'] as const) {
      const { page } = await signedIn(server, 'commune-police-chief', { width })
      await opened(page, `${server.url}/nguoi/${person}`)
      await page.locator('.identity').getByText('Hồ sơ HN-20-06004-0165 và HN-20-06100-0042').waitFor()
      await page.getByText('Hồ sơ HN-20-06100-0042 ghi: Hoàng Văn Txắng, 1991.').waitFor()
      await page.locator('.measure-facts').getByText('HN-20-06004-0165').waitFor()
      await wellMade(page, width)
      await page.context().close()
    }
  })
})

test('the own password: too short, not twice the same, wrong, and changed', async () => {
  const { page, errors } = await signedIn(everyday, 'commune-police-chief', { width: 'phone' })
  await settled(page, `${everyday.url}/tai-khoan`)
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  const save = page.locator('dialog').getByRole('button', { name: 'Đổi mật khẩu' })
  await focusOn(page, '#own-before')
  await page.keyboard.type('sai')
  await page.locator('#own-new').fill('ngắn')
  await save.click()
  await page.getByText('Cần ít nhất 12 ký tự.').waitFor()
  await focusOn(page, '#own-new')
  await wellMade(page, 'password')
  await page.locator('#own-new').fill('một câu chỉ mình biết')
  await page.locator('#own-again').fill('một câu khác')
  await save.click()
  await page.getByText('Hai lần nhập chưa giống nhau.').waitFor()
  await page.locator('#own-again').fill('một câu chỉ mình biết')
  await save.click()
  await page.getByText('Mật khẩu chưa đúng.').waitFor()
  await page.locator('#own-before').fill('đúng')
  await save.click()
  await page.getByText('Đã đổi mật khẩu; 1 phiên khác đã kết thúc.').waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test.each([['/mo-khan-cap', 'access.openings', 'facility-head'], ['/thay-the', 'access.delegations', 'commune-chair'], ['/thong-bao', 'access.notices', 'commune-chair'], ['/ho-so-trung', 'people.decided-duplicates', 'identity-steward'], ['/tai-khoan', 'access.my-security', 'commune-chair']] as const)('%s says what is safe when its answer fails, and offers to try again', async (address, operation, role) => {
  let fails = true
  const server = await serve({ ...secrecyReplies, [operation]: (given: Given) => (fails ? { status: 503, body: { type: '/problems/database-unavailable', title: 'x', status: 503, code: 'database-unavailable', detail: 'Cơ sở dữ liệu đang tạm ngừng.', detailEn: 'Unavailable.' } } : secrecyReplies[operation]!(given)) })
  const { page } = await signedIn(server, role)
  await settled(page, `${server.url}${address}`)
  await page.getByText('Cơ sở dữ liệu đang tạm ngừng.').waitFor()
  await wellMade(page, address)
  fails = false
  await page.getByRole('button', { name: 'Thử lại' }).click()
  await page.getByText('Cơ sở dữ liệu đang tạm ngừng.').waitFor({ state: 'detached' })
  await page.context().close()
})
