/** Tasks of the two real documents over HTTP: what was done and shown, what is late and urged, what nobody covers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { openLedger } from '../access/access.ledger.ts'
import { accessRoutes } from '../access/access.routes.ts'
import { sessionGate } from '../access/access.session.ts'
import { createAccounts, demoPassword } from '../access/accounts.ts'
import { SignInLimits } from '../access/sign-in-limits.ts'
import { slice as indicators } from '../indicators/indicators.slice.ts'
import { loadAgencies, loadCatalogue } from '../organization/organization.load.ts'
import { loadDirectivesDemonstration } from './demonstration.ts'
import { slice as directives } from './directives.slice.ts'

const database = await testDatabase()
const application = await testApplication(database, { slices: [{ name: 'access', routes: accessRoutes({ limits: new SignInLimits() }) }, indicators, directives], gate: sessionGate, ledger: openLedger, now: '2026-11-20T02:00:00.000Z' })
const { platform, call } = application
const letter = '6302-ubnd-kgvx-p-24-old'
const plan = '90-kh-ubnd-p-20'
const cookies = new Map<string, string>()
let accounts: { username: string; role: string; unitId: string }[] = []

async function as(role: string, unitId: string): Promise<string> {
  const account = accounts.find((each) => each.role === role && each.unitId === unitId)
  if (!account) throw new Error(`no account of ${role} in ${unitId}`)
  const known = cookies.get(account.username) ?? (await application.signIn(account.username, demoPassword))
  cookies.set(account.username, known)
  return known
}
const get = async (url: string, cookie: string) => (await call({ method: 'GET', url, cookie })).json
const send = (url: string, cookie: string, body: object) => call({ method: 'POST', url, cookie, body })
type Task = { id: string; name: string; status: string; lead: string; urgings: number; evidence: { text: string | null } | null; deadline: string | null; doneOn: string | null }
const tasksOf = async (directive: string, cookie: string): Promise<Task[]> => (await get(`/api/directives/${directive}`, cookie)).clauseList.flatMap((clause: { tasks: Task[] }) => clause.tasks)

beforeAll(async () => {
  await loadCatalogue(platform)
  await loadAgencies(platform)
  await database.asSystem((transaction) => createAccounts(transaction, { provinces: ['p-20', 'p-24'], communes: [{ unitId: 'c-07210', provinceId: 'p-24' }, { unitId: 'c-05983', provinceId: 'p-20' }] }, { today: platform.today(), now: platform.now(), uuid: platform.uuid }))
  accounts = await get('/api/demo/accounts', '')
  await database.asSystem((transaction) => loadDirectivesDemonstration(transaction, platform.now()))
})
afterAll(async () => {
  await application.close()
  await database.drop()
})

describe('the letter of Bắc Giang', () => {
  test('every task was planned, has a lead and a report with evidence; ten are done and shown, the late ones are urged', async () => {
    const tasks = await tasksOf(letter, await as('province-police', 'p-24'))
    expect(tasks).toHaveLength(13)
    const cookie = await as('province-police', 'p-24')
    const details = await Promise.all(tasks.map((task) => get(`/api/directives/${letter}/tasks/${task.id}`, cookie)))
    for (const detail of details) {
      expect(detail.lead, detail.name).not.toBeNull()
      expect(detail.reports.some((report: { progress: string; evidence: { text: string | null } }) => report.progress.includes('kế hoạch năm 2023') && report.evidence.text?.includes('minh họa')), detail.name).toBe(true)
      if (detail.status === 'done') expect(detail.reports[0].evidence.text ?? detail.reports[0].evidence.link, detail.name).not.toBeNull()
      if (detail.status === 'overdue') expect(detail.urgingList.length, detail.name).toBeGreaterThan(0)
    }
    const numbers = (status: string) => details.filter((detail) => detail.status === status).length
    expect([numbers('done'), numbers('overdue'), numbers('open'), numbers('unassigned')]).toEqual([10, 2, 1, 0])
  })
  test('no report, letter or paper of the demonstration can be taken for a real one', async () => {
    const { rows } = await database.owner((admin) => admin.query<{ words: string }>(`select progress as words from task_progress union all select evidence from task_progress where evidence is not null union all select words from urging_letter union all select answer from urging_letter where answer is not null union all select reason from allocation_request`))
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.filter((row) => !row.words.includes('minh họa'))).toEqual([])
  })
})

describe('letters of urging', () => {
  const body = { id: '60000000-0000-4000-8000-000000000001', number: '77/CV-CAT', on: '2026-11-18', answerBy: '2026-11-30', words: 'Đề nghị báo cáo tiến độ' }
  const late = async () => (await tasksOf(letter, await as('province-police', 'p-24'))).find((task) => task.status === 'overdue' && task.lead.startsWith('Sở Lao động'))!
  const open = async () => (await tasksOf(letter, await as('province-police', 'p-24'))).find((task) => task.status === 'open')!
  test('are sent once, by the province, for a task that is not done', async () => {
    const task = await open()
    const url = `/api/directives/${letter}/tasks/${task.id}/urgings`
    const planner = await as('province-planner', 'p-24')
    const sent = await send(url, planner, body)
    expect([sent.status, sent.json.urgings, sent.json.urgingList[0]]).toMatchObject([201, 1, { number: '77/CV-CAT', to: expect.stringMatching(/^Sở Y tế/), late: false }])
    expect((await send(url, planner, body)).json.urgings).toBe(1)
    expect((await send(url, planner, { ...body, words: 'Nội dung khác' })).json.code).toBe('id-reused')
    const other = { ...body, id: '60000000-0000-4000-8000-000000000002' }
    expect((await send(url, planner, other)).json).toMatchObject({ code: 'number-taken', fields: [{ path: 'number' }] })
    expect((await send(url, planner, { ...other, number: '78/CV', answerBy: '2026-11-01' })).json.code).toBe('answer-before-letter')
    expect((await send(url, planner, { ...other, number: '78/CV', on: '2026-12-01', answerBy: '2026-12-05' })).json.code).toBe('in-future')
    expect((await send(url, await as('province-planner', 'p-20'), { ...other, number: '78/CV' })).json.code).toBe('unit-not-yours')
    expect((await send(url, await as('commune-chair', 'c-07210'), { ...other, number: '78/CV' })).status).toBe(403)
    const done = (await tasksOf(letter, planner)).find((each) => each.status === 'done')!
    expect((await send(`/api/directives/${letter}/tasks/${done.id}/urgings`, planner, { ...other, number: '78/CV' })).json.code).toBe('task-done')
    const lang = (await tasksOf(plan, await as('province-planner', 'p-20'))).find((each) => each.status === 'unassigned')!
    expect((await send(`/api/directives/${plan}/tasks/${lang.id}/urgings`, await as('province-planner', 'p-20'), { ...other, number: '78/CV' })).json.code).toBe('nobody-leads')
  })
  test('wait for the office that was urged, and are answered by it alone', async () => {
    const task = await open()
    const health = await as('province-health', 'p-24')
    expect((await get('/api/task-dues?why=urged', health)).items).toContainEqual(expect.objectContaining({ taskId: task.id, number: '77/CV-CAT', dueOn: '2026-11-30', late: false }))
    const url = `/api/directives/${letter}/tasks/${task.id}/urgings/${body.id}`
    expect((await send(url, await as('province-police', 'p-24'), { on: '2026-11-19', answer: 'Đã rõ, sẽ làm' })).json.code).toBe('not-your-role')
    expect((await send(url, health, { on: '2026-11-17', answer: 'Đã rõ, sẽ làm' })).json.code).toBe('before-opening')
    expect((await send(url, health, { on: '2026-11-19', answer: 'Đã rõ, sẽ làm' })).json.urgingList[0]).toMatchObject({ answeredOn: '2026-11-19', answer: 'Đã rõ, sẽ làm' })
    expect((await send(url, health, { on: '2026-11-19', answer: 'Đã rõ, sẽ làm' })).status).toBe(200)
    expect((await send(url, health, { on: '2026-11-19', answer: 'Câu khác hẳn' })).json.code).toBe('already-answered')
    expect((await get('/api/task-dues?why=urged', health)).items).toEqual([])
  })
  test('what is late stands before the level above, and before the body that leads', async () => {
    const task = await late()
    const planner = (await get('/api/task-dues?why=late-below', await as('province-planner', 'p-24'))).items as { taskId: string; late: boolean; urged: number }[]
    expect(planner).toContainEqual(expect.objectContaining({ taskId: task.id, late: true, urged: 1 }))
    expect((await get('/api/task-dues?why=leads', await as('province-police', 'p-24'))).items).toContainEqual(expect.objectContaining({ taskId: task.id, late: true }))
    expect((await get('/api/task-dues', await as('province-planner', 'p-20'))).items.map((due: { taskId: string }) => due.taskId)).not.toContain(task.id)
    expect((await get('/api/task-dues', await as('identity-steward', 'p-24'))).items).toEqual([])
  })
})

describe('what nobody covers', () => {
  test('a clause without owner, communes without the target, departments that owe a plan', async () => {
    const cookie = await as('province-planner', 'p-24')
    const [shown] = (await get(`/api/directive-coverage?directive=${letter}`, cookie)).items
    expect(shown).toMatchObject({ clauses: 6, targets: 0, clausesWithoutOwner: [], targetsWithoutClause: [], tasks: { done: 10, overdue: 2, open: 1, unassigned: 0 }, withoutEvidence: [] })
    expect(shown.plansOwed).toHaveLength(7)
    const [lang] = (await get(`/api/directive-coverage?directive=${plan}`, await as('province-planner', 'p-20'))).items
    expect(lang.clausesWithoutOwner.map((clause: { label: string }) => clause.label)).toEqual(['Nhiệm vụ 3'])
    expect(lang.unitsWithoutTarget).toEqual([])
    const target = (await database.owner((admin) => admin.query<{ target: string; unit: string }>(`delete from target_assignment where ctid = (select ctid from target_assignment where target_id = '${plan}.t3' limit 1) returning target_id as target, unit_id as unit`))).rows[0]!
    const [again] = (await get(`/api/directive-coverage?directive=${plan}`, await as('province-planner', 'p-20'))).items
    expect(again.unitsWithoutTarget).toMatchObject([{ targetId: target.target, expected: 200, received: 199, units: [{ id: target.unit }] }])
    expect((await get('/api/directive-coverage?unit=p-20', await as('province-planner', 'p-20'))).items.length).toBeGreaterThan(3)
  })
})
