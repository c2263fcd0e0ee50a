/** Sharing a number out, a task and its letters in a real browser with invented answers: what is typed adds up before it can be sent, and nothing runs off a phone. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, launchBrowser, openPage, sidewaysScroll, signInAs, type Width } from '../browser/support.ts'
import { boardOperations, boardReplies } from '../web-fixture/board.ts'
import { startFixtureServer } from '../web-fixture/server.ts'
import { opened } from './waiting.ts'

const root = path.resolve(import.meta.dirname, '../..')
const plan = '/ke-hoach/90-kh-ubnd-2024'
const year = { from: '2024-01-01', to: '2024-12-31' }
/** A figure over a register: communes and a school, of which some were reached. */
const reached: typeof boardReplies = {
  'indicators.readings': (given) => (given.params['id'] !== 'communication-coverage' ? boardReplies['indicators.readings']!(given) : {
    body: { items: [{ unitId: 'c-06004', unitName: 'Phường Kỳ Lừa', ...year, met: 1, of: 1, value: 100 }, { unitId: 'c-06011', unitName: 'Xã Hữu Lũng', ...year, met: 0, of: 1, value: 0 }], nextCursor: null, total: { unitId: 'p-20', unitName: 'Tỉnh Lạng Sơn', ...year, met: 174, of: 200, value: 87 }, unallocated: 6, asOf: '2024-12-31', definitionVersion: 2, partly: null, reason: null },
  }),
  'indicators.records': (given) => (given.params['id'] !== 'communication-coverage' ? boardReplies['indicators.records']!(given) : {
    body: {
      items: [], total: 26, yours: 26, nextCursor: null, subjects: [
        { kind: 'unit', subject: 'c-06011', label: 'Xã Hữu Lũng', register: null, recordId: null, unitId: 'c-06011', unitName: 'Xã Hữu Lũng', met: false, ofOn: '2024-01-01', metOn: null, reason: 'not-reached' },
        { kind: 'agency', subject: 'school:p-20.1', label: 'Trường trung cấp nghề số 1', register: null, recordId: null, unitId: 'p-20', unitName: 'Tỉnh Lạng Sơn', met: false, ofOn: '2024-01-01', metOn: null, reason: 'not-reached' },
      ],
    },
  }),
}
const sent: { id: string; body: Record<string, unknown> }[] = []
let browser: Browser
let server: Awaited<ReturnType<typeof startFixtureServer>>

beforeAll(async () => {
  if (!fs.existsSync(path.join(root, 'build/web/index.html'))) execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '-c', path.join(root, 'web/vite.config.ts'), '--logLevel', 'error'], { cwd: root })
  const keeping = Object.fromEntries(['directives.allocate', 'directives.ask-for-another', 'directives.answer-request', 'directives.urge', 'directives.task-progress'].map((id) => [id, (given: Parameters<(typeof boardReplies)[string]>[0]) => { sent.push({ id, body: given.body }); return boardReplies[id]!(given) }]))
  server = await startFixtureServer({ more: { ...boardReplies, ...keeping, ...reached }, operations: boardOperations })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function at(address: string, role = 'province-police', width: Width = 'desk'): Promise<Page> {
  const { page } = await openPage(browser, { width })
  await signInAs(page, server.url, `demo.${role}`, 'fixture-only')
  await opened(page, `${server.url}${address}`)
  return page
}
const last = (id: string) => sent.findLast((each) => each.id === id)?.body

describe('sharing a number out', () => {
  test.each(['desk', 'phone'] as const)('%s: a preview writes nothing, warns of places that are too few, and is sent by its key', async (width) => {
    const page = await at(`${plan}/phan-bo/t-6`, 'province-police', width)
    await page.getByRole('button', { name: 'Lập phương án mới' }).click()
    await page.locator('#reserve-amount').fill('28')
    await page.getByRole('button', { name: 'Xem trước' }).click()
    await page.locator('.allocation-preview').getByText('572 giao cho đơn vị + 28 dự phòng = 600').waitFor()
    await page.locator('.allocation-preview').getByText('vượt 40 chỗ hiện có').waitFor()
    expect([await sidewaysScroll(page), await axeFindings(page)]).toEqual([0, []])
    const before = sent.length
    await page.getByRole('button', { name: 'Đưa ra góp ý' }).click()
    await page.locator('.allocation-preview').waitFor({ state: 'detached' })
    expect(sent.length).toBe(before + 1)
    expect(last('directives.allocate')).toMatchObject({ key: 'population', basedOn: 2, reserve: { name: 'Dự phòng của tỉnh', amount: 28 }, shares: [], answers: 'commune-committee' })
    await page.context().close()
  })
  test('by hand: what does not add up says by how much and cannot be sent; what was typed stays', async () => {
    const page = await at(`${plan}/phan-bo/t-6`)
    await page.getByRole('button', { name: 'Lập phương án mới' }).click()
    await page.locator('#reserve-amount').fill('28')
    await page.getByRole('button', { name: 'Xem trước' }).click()
    await page.getByRole('button', { name: 'Sửa bằng tay' }).click()
    await page.getByLabel('Số giao cho Phường Đông Kinh').fill('90')
    await page.getByText('580 + 28 dự phòng = 608, phải đúng 600: thừa 8').waitFor()
    expect(await page.getByRole('button', { name: 'Đưa ra góp ý' }).isDisabled()).toBe(true)
    await page.getByLabel('Số giao cho Xã Hữu Lũng').fill('42')
    await page.locator('.allocation-preview').getByText('572 giao cho đơn vị + 28 dự phòng = 600').waitFor()
    await page.getByRole('button', { name: 'Đưa ra góp ý' }).click()
    await page.locator('.allocation-preview').waitFor({ state: 'detached' })
    const shares = last('directives.allocate')!['shares'] as { amount: number }[]
    expect([last('directives.allocate')!['key'], shares.length, shares.reduce((total, each) => total + each.amount, 0)]).toEqual(['by-hand', 14, 572])
    await page.context().close()
  })
  test('the province answers a unit with a number and a reason', async () => {
    const page = await at(`${plan}/phan-bo/t-6`)
    await page.getByRole('button', { name: 'Trả lời' }).click()
    await page.locator('#answer-granted').fill('75')
    await page.getByRole('button', { name: 'Gửi trả lời' }).click()
    await page.getByText('Viết lý do, ít nhất 5 ký tự.').waitFor()
    await page.locator('#dialog-reason').fill('Giao thêm từ dự phòng')
    await page.getByRole('button', { name: 'Gửi trả lời' }).click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(last('directives.answer-request')).toEqual({ basedOn: 2, granted: 75, reason: 'Giao thêm từ dự phòng' })
    await page.context().close()
  })
  test('who does not plan sees the numbers and no way to change them', async () => {
    const page = await at(`${plan}/phan-bo/t-6`, 'commune-police-chief')
    await page.getByRole('rowheader', { name: 'Phường Đông Kinh' }).waitFor()
    expect(await page.getByRole('button', { name: 'Lập phương án mới' }).count()).toBe(0)
    await page.context().close()
  })
})

describe('a task', () => {
  test('is marked done only with something that shows it', async () => {
    const page = await at(`${plan}/nhiem-vu/k3`)
    await page.getByRole('button', { name: 'Ghi tiến độ' }).click()
    await page.locator('#progress-words').fill('20/20 điểm')
    await page.getByLabel('Đã xong nhiệm vụ này').check()
    await page.getByRole('button', { name: 'Lưu tiến độ' }).click()
    await page.getByText('Muốn ghi là đã xong, cần số văn bản hoặc đường dẫn.').waitFor()
    await page.locator('#progress-link').fill('http://khong-an-toan.vn')
    await page.getByText('Đường dẫn bắt đầu bằng https://').waitFor()
    await page.locator('#progress-link').fill('')
    await page.locator('#progress-paper').fill('Báo cáo 12/BC-SYT')
    await page.getByRole('button', { name: 'Lưu tiến độ' }).click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(last('directives.task-progress')).toMatchObject({ progress: '20/20 điểm', done: true, evidence: { text: 'Báo cáo 12/BC-SYT', files: [] } })
    await page.context().close()
  })
  test('is urged by a letter with its number', async () => {
    const page = await at(`${plan}/nhiem-vu/k3`, 'province-police', 'phone')
    await page.getByRole('button', { name: 'Đôn đốc' }).click()
    await page.getByRole('button', { name: 'Gửi công văn đôn đốc' }).click()
    await page.getByText('Viết số công văn.').waitFor()
    await page.locator('#urge-number').fill('99/CV-CAT')
    await page.locator('#urge-by').fill('30/11/2026')
    await page.locator('#urge-words').fill('Đề nghị báo cáo tiến độ')
    expect(await sidewaysScroll(page)).toBe(0)
    await page.getByRole('button', { name: 'Gửi công văn đôn đốc' }).click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(last('directives.urge')).toMatchObject({ number: '99/CV-CAT', answerBy: '2026-11-30', words: 'Đề nghị báo cáo tiến độ' })
    await page.context().close()
  })
})

describe('a figure over a register', () => {
  test.each(['desk', 'phone'] as const)('%s: is a number like any other, and its door shows who was not reached, without a person', async (width) => {
    const page = await at('/chi-tieu?o=t-1', 'province-police', width)
    const door = width === 'desk' ? page.getByRole('complementary', { name: 'Danh sách đứng sau con số' }) : page.getByRole('dialog')
    await door.getByText('chưa có hoạt động nào trong kỳ').first().waitFor()
    await door.getByText('Trường trung cấp nghề số 1').waitFor()
    await door.getByText('26 trong 26 thuộc phần bạn được mở.').waitFor()
    expect(await door.innerText()).toContain('174/200')
    expect(await sidewaysScroll(page)).toBe(0)
    await page.context().close()
  })
})
