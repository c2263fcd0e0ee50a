/** The work for one person: reading it, adding to it; who waits, which checks are due, whom a helper meets. */
import { z } from 'zod'
import { Role } from '../kernel/actor.ts'
import { Citation, Confidence } from '../kernel/citation.ts'
import { MeasureKind } from '../kernel/measure.ts'
import { Limit, operation, page } from '../kernel/operation.ts'
import { InstantText, PlainDateSchema, PlainDateText } from '../kernel/plain-date.ts'
import { EntryTypeSchema, entrySchemas, takenBack, typesFor } from './reintegration.model.ts'

/** Posts that write some kind of entry. */
export const writers: readonly Role[] = Role.options.filter((role) => typesFor(role).length > 0)
const readers: readonly Role[] = [...writers, 'inspector']
const workReaders: readonly Role[] = ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'counsellor', 'facility-head', 'facility-counsellor', 'facility-workshop']

const EntryTypeOrTaken = z.enum([...EntryTypeSchema.options, takenBack])
export const EntryView = z.object({
  id: z.string(), type: EntryTypeOrTaken, on: PlainDateText, data: z.record(z.string(), z.unknown()), recordedAt: InstantText, agencyId: z.string(), agencyName: z.string(), role: Role, unitId: z.string(),
  replaces: z.string().nullable(), replacedBy: z.string().nullable(),
})
/**
 * What this post reads of the work for one person; a block of a compartment it does not read is absent. What follows (the wish that stands, checks that
 * are due, hours left in a week) is worked out by `reintegration.rules.ts` from the entries, here as there.
 */
export const ReintegrationView = z.object({
  id: z.string(), name: z.string(), birth: z.string(),
  measures: z.array(z.object({ kind: MeasureKind, open: z.boolean(), facilityId: z.string().nullable(), startedOn: PlainDateText.nullable(), endedOn: PlainDateText.nullable() })),
  /** Names of the courses, openings and places that entries speak of, by id, as far as the caller may read them. */
  names: z.record(z.string(), z.string()),
  work: z.array(EntryView).optional(), meetings: z.array(EntryView).optional(), support: z.array(EntryView).optional(), ratings: z.array(EntryView).optional(), treatment: z.array(EntryView).optional(),
})
const id = z.object({ id: z.uuid() })
const sent = { id: z.uuid(), occurredOn: PlainDateSchema }
const inputs = EntryTypeSchema.options.map((type) => z.object({ ...sent, type: z.literal(type), replaces: z.uuid().optional(), data: entrySchemas[type] }))
/** An entry as it is sent: the data of its type; what takes an entry back has none. */
export const EntryInput = z.discriminatedUnion('type', [z.object({ ...sent, type: z.literal(takenBack), replaces: z.uuid(), data: z.strictObject({}) }), ...inputs])
export const readReintegration = operation({
  id: 'reintegration.get', method: 'GET', path: '/api/people/:id/reintegration', summary: 'Training, work and support of a person', summaryVi: 'Học nghề, việc làm, hỗ trợ của một người', access: readers, audit: 'reintegration-opened',
  params: id, output: ReintegrationView, headers: ['Purpose'], refusals: ['not-found'],
})
/** The same act sent again answers the same. `replaces` names the entry this one stands in for. */
export const recordEntry = operation({
  id: 'reintegration.record', method: 'POST', path: '/api/people/:id/reintegration', summary: 'Add an entry on training, work, support or treatment', summaryVi: 'Ghi một mục học nghề, việc làm, hỗ trợ, điều trị', access: writers, audit: 'reintegration-written', status: 201,
  params: id, body: EntryInput, output: z.object({ id: z.string() }),
  refusals: ['not-found', 'id-reused', 'entry-replaced'],
})
const Listed = z.object({ id: z.string(), name: z.string(), birthYear: z.number().int(), unitId: z.string(), unitName: z.string() })
/** People in the caller's sight who wished it and wait, those who wait longest first; `total` is the count of this list. */
export const listWaiting = operation({
  id: 'reintegration.waiting', method: 'GET', path: '/api/reintegration/waiting', summary: 'People who expressed a wish and wait', summaryVi: 'Người có nhu cầu đang chờ', access: workReaders, audit: 'reintegration-listed',
  query: z.object({ wish: z.enum(['trade', 'job']), cursor: z.string().optional(), limit: Limit }),
  output: page(Listed.extend({ on: PlainDateText })).extend({ total: z.number().int() }), refusals: ['cursor-not-yours'],
})
/** Checks of work found, and wishes nobody has answered, in the caller's sight; `mine`: written by the caller's own agency. */
export const listChecks = operation({
  id: 'reintegration.checks', method: 'GET', path: '/api/reintegration/checks', summary: 'Checks that are due', summaryVi: 'Việc theo dõi đến hạn', access: workReaders, audit: 'reintegration-listed',
  query: z.object({ until: PlainDateSchema.optional(), cursor: z.string().optional(), limit: Limit }),
  output: page(Listed.extend({ clock: z.string(), entryId: z.string(), dueOn: PlainDateText, mine: z.boolean(), citation: Citation, confidence: Confidence })).extend({ total: z.number().int() }), refusals: ['cursor-not-yours'],
})
/** Residents of the own facility: health checks that fall due, and everybody who leaves soon, whether or not a medicine runs. */
export const listHealth = operation({
  id: 'reintegration.health', method: 'GET', path: '/api/reintegration/health', summary: 'Health checks due, and who leaves soon', summaryVi: 'Khám định kỳ đến hạn, người sắp rời cơ sở', access: ['facility-head', 'facility-health'], audit: 'reintegration-listed',
  output: page(Listed.extend({ clock: z.enum(['health-check', 'medicine-handover']), dueOn: PlainDateText })),
})
/** A name, a meeting and a task; never the word for a measure. */
export const listHelped = operation({
  id: 'reintegration.helped', method: 'GET', path: '/api/reintegration/helped', summary: 'The people you help, and the next meeting', summaryVi: 'Người bạn giúp đỡ và buổi gặp', access: ['team-member'], audit: 'reintegration-listed',
  output: page(z.object({ id: z.string(), name: z.string(), meetings: z.array(z.object({ on: PlainDateText, time: z.string().nullable(), place: z.string(), task: z.string(), nextOn: PlainDateText.nullable() })) })),
})
export const operations = [readReintegration, recordEntry, listWaiting, listChecks, listHealth, listHelped]
