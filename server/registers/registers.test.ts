import { afterAll, expect, test } from 'vitest'
import { accept, refuse } from '@hoa-nhap/domain/kernel/decision'
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import type { RegisterAct, RegisterContext, RegisterDeclaration } from '@hoa-nhap/domain/kernel/register'
import { testApplication } from '../../checks/support/application.ts'
import { testDatabase } from '../../checks/support/database.ts'
import { sessionGate } from '../access/access.session.ts'
import { openLedger } from '../access/access.ledger.ts'
import { actOnRecord, correctRecord, openRecord } from './registers.commands.ts'
import { findDues, findEvents, findRecord } from './registers.store.ts'

const database = await testDatabase()
await database.owner(async (admin) => {
  await admin.query(`insert into unit (id, code, level, kind, name, name_fold, province_id) values ('p-20', '20', 'province', 'tỉnh', 'Lạng Sơn', 'lang son', 'p-20') on conflict (id) do nothing`)
  await admin.query(`insert into agency (id, kind, unit_id, name) values ('province-police:p-20', 'province-police', 'p-20', 'Công an tỉnh') on conflict (id) do nothing`)
})
const application = await testApplication(database, { slices: [], gate: sessionGate, ledger: openLedger })
afterAll(async () => { await application.close(); await database.drop() })

/** A register that exists in this test only: rooms for meetings. */
const rooms: RegisterDeclaration = {
  id: 'rooms', reads: [], fields: [{ key: 'name', kind: 'text', required: true }, { key: 'seats', kind: 'count' }], columns: ['name'], statuses: ['open', 'shut'], closed: ['shut'], label: (state) => String(state.values['name']), serial: true,
  acts: {
    furnish: { begins: true, fields: [{ key: 'name', kind: 'text', required: true }, { key: 'seats', kind: 'count' }], by: [], needs: (act) => [{ register: 'rooms', label: String(act.data['name']), open: true }],
      decide: (_, act, context) => (context.related.length > 0 ? refuse('record-twice') : accept({ values: act.data, unitId: 'p-20', agencyId: 'province-police:p-20' })) },
    seat: { fields: [{ key: 'seats', kind: 'count', required: true }], by: [] },
    shut: { fields: [], by: [], decide: () => accept({ status: 'shut', values: {} }) },
  },
  duesOf: (state) => (state.status === 'open' ? [{ clock: 'cleaning', kind: 'max', dueOn: day('2026-12-01'), bound: 'province-police', act: 'shut', citation: { instrument: 'L120' } as never, confidence: 'unverified', why: [] }] : []),
}

const system: RegisterContext['actor'] = { role: 'system', agencyId: 'system', agencyKind: 'system', unitId: 'p-20', provinceId: 'p-20', postId: 'system' }
const acting = () => ({ actor: system, today: day('2026-11-20'), now: '2026-11-20T03:00:00.000Z' as never, platform: application.platform })
const act = (id: number, type: string, data: RegisterAct['data'], basedOn = 0, occurredOn = '2026-11-10'): RegisterAct => ({ id: `00000000-0000-4000-8000-00000000000${id}`, type, occurredOn: day(occurredOn), basedOn, data })

test('a record is the sum of its acts; an act sent twice is one; a correction puts the sum together again', async () => {
  await application.platform.systemTransaction(async (transaction) => {
    const opened = await openRecord(transaction, rooms, act(1, 'furnish', { name: 'Phòng họp', seats: 10 }), acting())
    if (!opened.ok) throw new Error(opened.refusal.code)
    const { recordId } = opened.value
    expect(await openRecord(transaction, rooms, act(1, 'furnish', { name: 'Phòng họp', seats: 10 }), acting())).toEqual(accept({ recordId, repeated: true }))
    expect(await openRecord(transaction, rooms, act(1, 'furnish', { name: 'Phòng khác' }), acting())).toMatchObject({ ok: false, refusal: { code: 'id-reused' } })
    expect(await openRecord(transaction, rooms, act(2, 'furnish', { name: 'phong hop' }), acting())).toMatchObject({ ok: false, refusal: { code: 'record-twice' } })
    expect((await findDues(transaction, { recordId })).map((due) => due.clock)).toEqual(['cleaning'])

    expect(await actOnRecord(transaction, rooms, recordId, act(3, 'seat', { seats: 12 }, 1), acting())).toMatchObject({ ok: true })
    expect(await actOnRecord(transaction, rooms, recordId, act(4, 'seat', { seats: 14 }, 1), acting())).toMatchObject({ ok: false, refusal: { code: 'changed-since', facts: { sequence: 2, type: 'seat' } } })
    expect(await actOnRecord(transaction, rooms, recordId, act(5, 'seat', { seats: 14 }, 2, '2026-11-01'), acting())).toMatchObject({ ok: false, refusal: { code: 'before-opening' } })
    expect(await actOnRecord(transaction, rooms, recordId, act(6, 'shut', {}, 2), acting())).toMatchObject({ ok: true })
    expect(await actOnRecord(transaction, rooms, recordId, act(7, 'seat', { seats: 14 }, 3), acting())).toMatchObject({ ok: false, refusal: { code: 'register-closed' } })
    expect(await findDues(transaction, { recordId })).toEqual([])

    const wrong = act(3, 'seat', {}).id
    expect(await correctRecord(transaction, rooms, recordId, wrong, { id: act(8, 'seat', {}).id, occurredOn: day('2026-11-11'), basedOn: 3, data: { seats: 16 } }, acting())).toMatchObject({ ok: false, refusal: { code: 'correction-breaks' } })
    expect(await correctRecord(transaction, rooms, recordId, wrong, { id: act(8, 'seat', {}).id, occurredOn: day('2026-11-10'), basedOn: 3, data: { seats: 16 } }, acting())).toMatchObject({ ok: true })
    const record = (await findRecord(transaction, 'rooms', recordId))!
    expect([record.status, record.state.values['seats'], record.sequence]).toEqual(['shut', 16, 4])
    expect((await findEvents(transaction, recordId)).map((event) => [event.sequence, event.replacedBy !== undefined])).toEqual([[1, false], [2, true], [3, false], [4, false]])
  })
})
