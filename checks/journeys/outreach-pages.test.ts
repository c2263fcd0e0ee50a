/** Reach of communication, contacts, referrals, review round and sums in a real browser with invented answers: on a phone and on a desk, with the keyboard, and what is sent. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { operations as coverage } from '@hoa-nhap/domain/campaigns/coverage.contract'
import { operations as referrals } from '@hoa-nhap/domain/harm-reduction/referrals.contract'
import { operations as names } from '@hoa-nhap/domain/outreach/names.contract'
import { operations as outreach } from '@hoa-nhap/domain/outreach/outreach.contract'
import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs, type Width } from '../browser/support.ts'
import { deadlines, people, today } from '../web-fixture/data.ts'
import { startFixtureServer, type Replies } from '../web-fixture/server.ts'
import { settled } from './waiting.ts'

const root = path.resolve(import.meta.dirname, '../..')
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const row = (number: number, covered: 'reached' | 'partly' | 'not-reached', more: object = {}) => ({
  id: `c-${number}`, name: `Xã Mẫu ${number}`, covered, activities: covered === 'not-reached' ? [] : [id(1)], campaigns: covered === 'not-reached' ? 0 : 1, reach: covered === 'not-reached' ? 0 : 120, lastOn: covered === 'not-reached' ? null : '2026-05-10', missing: covered === 'partly' ? ['Xã Cũ'] : [],
  latitude: 21.8 + number / 50, longitude: 106.5 + (number % 5) / 20, ...more,
})
const communes = [...Array.from({ length: 21 }, (_, index) => row(index, 'reached')), row(21, 'partly'), row(22, 'not-reached'), row(23, 'not-reached')]
const schools = [{ ...row(30, 'reached'), id: 'school:p-20.1', name: 'Trường trung cấp nghề số 1' }, { ...row(31, 'not-reached'), id: 'school:p-20.2', name: 'Trường trung cấp nghề số 2' }]
const part = (rows: ReturnType<typeof row>[]) => ({ of: rows.length, met: rows.filter((each) => each.covered === 'reached').length, rows })
const due = deadlines[0]!
let sent: { operation: string; body: Record<string, unknown> }[] = []
let held: Record<string, unknown>[] = []
const replies: Replies = {
  'campaigns.coverage': ({ query }) => ({ body: {
    from: query.get('from'), to: query.get('to'), area: 'p-20', areas: [{ id: 'p-20', name: 'Tỉnh Lạng Sơn' }], campaigns: [{ id: id(9), name: 'Truyền thông 2026', activities: 1 }], communes: part(communes), schools: part(schools),
    activities: [{ id: id(1), campaignId: id(9), title: 'Nói chuyện chuyên đề', channel: 'meeting', agencyName: 'UBND tỉnh', heldOn: '2026-05-10', place: null, reach: 120, reachCounted: 'head-count' }],
  } }),
  'registers.list': () => ({ body: { items: [], nextCursor: null, names: {}, total: 0 } }),
  'registers.open': ({ body }) => {
    sent.push({ operation: 'registers.open', body })
    const data = body['data'] as Record<string, unknown>
    return { status: 201, body: {
      id: id(50), label: String(data['point']), status: 'recorded', open: true, unitId: 'c-06004', unitName: 'Xã Đồng Đăng', agencyId: 'health-station:c-06004', agencyName: 'Trạm Y tế', onDay: today, endsOn: null, nextDueOn: null, sequence: 1, values: data, register: 'outreach-contacts', parentId: null, openedOn: today, since: today,
      on: null, names: {}, events: [], dues: [], nextActs: [], correctable: [],
    } }
  },
  'outreach.names': () => ({ body: { items: held, nextCursor: null } }),
  'outreach.record-name': ({ body }) => {
    sent.push({ operation: 'outreach.record-name', body })
    held = [{ id: body['id'], name: body['name'], phone: body['phone'] ?? null, wish: body['wish'] ?? null, consent: body['consent'], metOn: body['metOn'], erasedOn: '2027-05-20', contactId: body['contactId'] ?? null }]
    return { status: 201, body: { id: body['id'], erasedOn: '2027-05-20' } }
  },
  'outreach.withdraw-name': ({ params }) => {
    sent.push({ operation: 'outreach.withdraw-name', body: { id: params['id'] } })
    held = []
    return { status: 204 }
  },
  'outreach.review-due': () => ({ body: { items: [{ id: 'x', measureId: id(3), measureKind: 'assessment', personId: people[0]!.id, personName: people[0]!.name, birthYear: 1991, unitId: 'c-06004', unitName: 'Xã Đồng Đăng', clock: 'assess-result', dueOn: today, dueAt: null, bound: 'assessor', citation: due.citation, confidence: 'verified', overdue: false }], nextCursor: null } }),
  'outreach.sums': () => ({ body: { year: 2026, keys: ['met', 'refused'], units: [{ unitId: 'c-1', unitName: 'Xã Mẫu 1', cells: ['<5', 12] }, { unitId: 'c-2', unitName: 'Xã Mẫu 2', cells: ['hidden', 40] }], totals: [30, 52] } }),
  'harm.sums': () => ({ body: { year: 2026, keys: ['needlesGiven'], units: [], totals: [0] } }),
  'harm.referrals': () => ({ body: { items: [{ id: id(70), direction: 'received', fromName: 'Ủy ban Mặt trận Tổ quốc xã Mẫu', toName: 'Trạm Y tế xã Đồng Đăng', sentOn: today, name: 'Hoàng Văn Mẫu', phone: null, service: 'hiv-test', note: null, answer: null, answeredOn: null, erasedOn: '2027-02-15' }], nextCursor: null } }),
  'harm.receivers': () => ({ body: { items: [{ agencyId: 'health-station:c-06004', agencyName: 'Trạm Y tế xã Đồng Đăng', unitName: 'Xã Đồng Đăng' }], nextCursor: null } }),
  'harm.answer': ({ params, body }) => {
    sent.push({ operation: 'harm.answer', body: { ...body, id: params['id'] } })
    return { status: 204 }
  },
}

let browser: Browser
let server: Awaited<ReturnType<typeof startFixtureServer>>
beforeAll(async () => {
  if (!fs.existsSync(path.join(root, 'build/web/index.html'))) execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', path.join(root, 'web/vite.config.ts'), '--logLevel', 'error'], { cwd: root })
  server = await startFixtureServer({ more: replies, operations: [...coverage, ...names, ...outreach, ...referrals] })
  browser = await launchBrowser()
})
beforeEach(() => { sent = []; held = [] })
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
async function signedIn(role: string, width: Width = 'desk', mode: 'light' | 'dark' = 'light'): Promise<{ page: Page; errors: string[] }> {
  const opened = await openPage(browser, { width, mode })
  await signInAs(opened.page, server.url, `demo.${role}`, 'fixture-only')
  return opened
}

test.each([['light', 'desk'], ['dark', 'phone']] as const)('%s, %s: no axe finding, nothing runs off the side, no fault in the page', async (mode, width) => {
  const { page, errors } = await signedIn('health-station', width, mode)
  const found: Record<string, unknown> = {}
  for (const address of ['/truyen-thong', '/truyen-thong?xem=communes.left&dang=map&o=c-21', '/truyen-thong?xem=schools.reached&o=school:p-20.1', '/tiep-can', '/gioi-thieu', '/ra-soat', '/giam-hai', '/so']) {
    await settled(page, `${server.url}${address}`)
    const findings = await axeFindings(page)
    const sideways = await sidewaysScroll(page)
    if (findings.length > 0 || sideways > 0) found[address] = { findings, sideways }
  }
  expect(found).toEqual({})
  expect(errors).toEqual([])
  await page.context().close()
})

describe('reach of communication', () => {
  test('each number opens a list of exactly that many; a row opens its activities', async () => {
    const { page } = await signedIn('health-station')
    await settled(page, `${server.url}/truyen-thong`)
    await page.getByRole('button', { name: '3 chưa được truyền thông' }).click()
    await expect.poll(() => page.locator('tbody tr[data-row]').count()).toBe(3)
    expect(await page.getByText('còn thiếu: Xã Cũ').isVisible()).toBe(true)
    await page.getByRole('button', { name: '21 đã được truyền thông' }).click()
    await expect.poll(() => page.locator('tbody tr[data-row]').count()).toBe(21)
    await page.getByRole('button', { name: '1 hoạt động' }).first().click()
    expect(await page.getByRole('link', { name: 'Nói chuyện chuyên đề' }).getAttribute('href')).toBe(`/so/campaign-activities/${id(1)}`)
    await page.getByRole('button', { name: '1 chưa được truyền thông' }).click()
    await page.getByText('Trường trung cấp nghề số 2').waitFor()
    expect(await page.locator('tbody tr[data-row]').count()).toBe(1)
    await page.context().close()
  })
})

describe('a contact on a phone', () => {
  test('is tapped together and sent once; what is wrong stays on the page with a sentence', async () => {
    const { page } = await signedIn('health-station', 'phone')
    await settled(page, `${server.url}/tiep-can`)
    await page.getByRole('button', { name: 'Lưu lần tiếp cận' }).click()
    await page.getByText('Cần điền ô này.').waitFor()
    expect(sent).toEqual([])
    await page.getByLabel('Gặp ở đâu').fill('Chợ trung tâm')
    for (let tap = 0; tap < 3; tap++) await page.getByRole('button', { name: 'Thêm một: Đã gặp' }).click()
    await page.getByRole('button', { name: 'Thêm một: Từ chối' }).click()
    for (let tap = 0; tap < 3; tap++) await page.getByRole('button', { name: 'Thêm một: Đồng ý' }).click()
    await page.getByRole('button', { name: 'Lưu lần tiếp cận' }).click()
    await page.getByText('Đồng ý và từ chối không thể nhiều hơn số đã gặp.').waitFor()
    expect(sent).toEqual([])
    await page.getByRole('button', { name: 'Bớt một: Đồng ý' }).click()
    await page.getByRole('button', { name: 'Lưu lần tiếp cận' }).click()
    await page.getByText('Đã ghi 3 người ở “Chợ trung tâm”.').waitFor()
    expect(sent.map((each) => [each.body['type'], each.body['occurredOn'], each.body['data']])).toEqual([['record', today, { point: 'Chợ trung tâm', offered: ['information'], met: 3, agreed: 2, refused: 1 }]])
    // A name belongs to that contact, and only with consent.
    await page.getByRole('button', { name: 'Ghi một tên' }).click()
    await page.getByLabel('Tên', { exact: true }).fill('Hoàng Văn Mẫu')
    await page.getByRole('button', { name: 'Ghi tên', exact: true }).click()
    await page.getByText('Không đồng ý thì không ghi tên.').waitFor()
    expect(sent).toHaveLength(1)
    await page.getByLabel(/Người này đã nghe ai đọc được tên/).check()
    await page.getByRole('button', { name: 'Ghi tên', exact: true }).click()
    await page.getByText('Đã ghi. Tự xóa ngày 20/05/2027.').waitFor()
    expect(sent[1]!.body).toMatchObject({ name: 'Hoàng Văn Mẫu', contactId: id(50), consented: true, consent: 'spoken' })
    await page.getByRole('button', { name: 'Rút đồng ý, xóa' }).click()
    await page.getByRole('button', { name: 'Xóa ngay' }).click()
    await page.getByText('Đã xóa.').waitFor()
    await page.getByText('Chưa có tên nào.').waitFor()
    // Nothing of a name is kept on the device.
    expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain('Mẫu')
    await page.context().close()
  })
})

test('a referral is answered by the receiver with one press', async () => {
  const { page } = await signedIn('health-station')
  await settled(page, `${server.url}/gioi-thieu`)
  await page.getByRole('button', { name: 'đã đến' }).click()
  await expect.poll(() => sent).toEqual([{ operation: 'harm.answer', body: { id: id(70), answer: 'came', on: today } }])
  await page.context().close()
})

test('hidden numbers are said in words, and the review round offers no search', async () => {
  const { page } = await signedIn('health-station')
  await settled(page, `${server.url}/giam-hai`)
  expect(await page.locator('tbody tr').first().locator('td').first().textContent()).toBe('< 5')
  expect(await page.locator('tbody tr').nth(1).locator('td').first().textContent()).toBe('che')
  await settled(page, `${server.url}/ra-soat`)
  expect(await page.locator('main input, main select, main textarea').count()).toBe(0)
  expect(await page.getByRole('link', { name: new RegExp(people[0]!.name) }).count()).toBe(1)
  await page.context().close()
})
