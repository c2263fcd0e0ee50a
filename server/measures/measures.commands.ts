/**
 * An act: load the person's case in one row, let the pure rule decide, write the difference in one statement. No lock is held between the two;
 * if something came between, the whole is done again, as often as a whole office could be writing at once.
 */
import { accept, refuse, type Decision, type Refusal } from '@hoa-nhap/domain/kernel/decision'
import type { Act, MeasureEvent, MeasureKind, RuleContext } from '@hoa-nhap/domain/kernel/measure'
import { dayOf, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { applyAct, type Applied, type Command, type EngineContext, type HeldMeasure } from '@hoa-nhap/domain/measures/engine'
import { fold } from '@hoa-nhap/domain/kernel/measure'
import type { ActAnswer, ActInput, DeadlineView } from '@hoa-nhap/domain/measures/measures.contract'
import type { z } from 'zod'
import type { Actor } from '@hoa-nhap/domain/kernel/actor'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction, Rows, Statement } from '../platform/route.ts'
import { asksForCertificate, certificateGate, type Rests } from '../training/training.model.ts'
import { directoryOf, type Directory } from './directory.ts'
import { answerKept, endsSight, keeping } from './last-answer.ts'
import { storedCase, type RawCase, type StoredCase, type StoredMeasure } from './measures.load.ts'
import { arrivalAct, arrivalKey, canonical, deadlineView, rowsOfCase, type CaseRows } from './measures.rows.ts'
import { loadStep, mayBeStep, rawAfter, stepStatement, takeStep, type RawStep, type Step } from './measures.step.ts'
import { eventView, measureAfter } from './measures.views.ts'
import { differenceOf, isEmpty, type CaseWrite, type WriteContext } from './measures.write.ts'
import { unknownPlace } from './named-places.ts'
import { procedureOf } from './procedures.ts'
import { seenSteps } from './seen-steps.ts'

export type ActRequest = {
  readonly actor: Actor
  readonly now: Instant
  readonly today: PlainDate
  readonly platform: Platform
  read(statements: readonly Statement[]): Promise<readonly Rows[]>
  transaction<T>(work: (transaction: ActorTransaction) => Promise<T>): Promise<T>
  /** In one write to the socket and one transaction, durable when it resolves. */
  write?(statements: readonly Statement[]): Promise<readonly Rows[]>
  /** The same for statements that ask themselves for whom the session acts. */
  writeJudged?(statements: readonly Statement[]): Promise<readonly Rows[]>
  /** A reading and what is decided by it, in one transaction. */
  writeAfter?(first: Statement, decide: (rows: Rows) => readonly Statement[] | null): Promise<readonly Rows[] | null>
}
type Posted = z.output<typeof ActInput>
export type Done = { readonly status: 200 | 201; readonly body: z.input<typeof ActAnswer> }

const attempts = 24
export const changedSince = 'HN409'
export const notFound = 'HN404'
const uniqueViolation = '23505'

/** The statement that loads a case by one of its measures; row security decides whether there is a row. */
export const loadByMeasure = (measureId: string, role: string): Statement => ({
  name: `measures-load-${role}`, text: 'select m.person_id as "personId", case_of(m.person_id) as found from measure m where m.measure_id = $1', values: [measureId],
})
export const loadByPerson = (personId: string, role: string): Statement => ({
  name: `measures-load-person-${role}`, text: 'select i.person_id as "personId", case_of(i.person_id) as found from person_identity i where i.person_id = $1', values: [personId],
})

/** The commune of arrival has no sight yet; its own inbox row opens the case for the one act of confirming. */
const loadByArrival = (measureId: string, agencyId: string, role: string): Statement => ({
  name: `measures-load-arrival-${role}`, values: [measureId, agencyId, arrivalKey],
  text: 'select d.person_id as "personId", case_of(d.person_id) as found from deadline d where d.measure_id = $1 and d.bound_agency = $2 and d.key = $3',
})

/** A person whom only a circle sees: nothing is in sight, the functions open the case to its posts. */
const loadInCircle = (measureId: string | null, personId: string | null, role: string): Statement => ({
  name: `measures-load-circle-${role}`, values: [measureId, personId], text: 'select person_id as "personId", found from restricted_case($1, $2)',
})

export function caseFrom(rows: readonly unknown[]): StoredCase | null {
  const row = rows[0] as { personId: string; found: RawCase | null } | undefined
  return row?.found ? storedCase(row.personId, row.found, procedureOf) : null
}

/** What was posted, as far as it is the act itself: a repeat has the same hash. `basedOn` is not part of it. */
export function actHash(platform: Platform, act: Posted): string {
  const { type, occurredOn, occurredAt, basis, data } = act
  return platform.keys.blindIndex('act', canonical({ type, occurredOn, occurredAt, basis, data })).toString('hex')
}

export async function surroundings(platform: Platform, today: PlainDate, now: Instant): Promise<{ readonly around: WriteContext; readonly directory: Directory }> {
  const directory = await directoryOf(platform)
  return { directory, around: { today, now, calendar: platform.calendar, units: directory.units, places: directory.places, procedureOf } }
}

/** The context in which a rule is asked about one measure of the case. */
export function ruleContext(stored: Pick<StoredCase, 'person'>, measures: readonly HeldMeasure[], measureId: string, actor: RuleContext['actor'], around: WriteContext): RuleContext {
  return {
    subject: { personId: stored.person.personId, birth: stored.person.birth }, actor, today: around.today, now: around.now, calendar: around.calendar,
    others: measures.filter((other) => other.measureId !== measureId).map((other) => ({ measureId: other.measureId, row: other.row, facts: procedureOf(other.kind)?.factsOf(other.state) ?? {} })),
    history: measures.find((measure) => measure.measureId === measureId)?.events ?? [],
  }
}

const engineContext = (actor: RuleContext['actor'], around: WriteContext, platform: Platform): EngineContext => ({
  actor, today: around.today, now: around.now, calendar: around.calendar, procedureOf, newId: () => platform.uuid(),
})

/** Records an act on a measure. 201 the first time, 200 with the first answer when it is repeated. */
export async function recordAct(request: ActRequest, measureId: string, posted: Posted): Promise<Decision<Done>> {
  const hash = actHash(request.platform, posted)
  for (let attempt = 1; ; attempt += 1) {
    const { around, directory } = await surroundings(request.platform, request.today, request.now)
    const stepped = request.writeJudged && request.writeAfter && mayBeStep(posted) && !asksForCertificate(posted.type) ? await recordStep(request as Writing, measureId, posted, hash, around, directory) : null
    if (stepped) return accept(stepped)
    const [loaded] = await request.read([loadByMeasure(measureId, request.actor.role)])
    const stored = caseFrom(loaded!.rows) ?? (posted.type === arrivalAct ? caseFrom((await request.read([loadByArrival(measureId, request.actor.agencyId, request.actor.role)]))[0]!.rows) : null)
      ?? caseFrom((await request.read([loadInCircle(measureId, null, request.actor.role)]))[0]!.rows)
    const measure = stored?.measures.find((candidate) => candidate.measureId === measureId)
    if (!stored || !measure) return await again(request, measureId, posted.id, hash)
    const known = measure.events.find((event) => event.id === posted.id)
    if (known) return measure.hashes.get(known.id) === hash ? accept({ status: 200, body: firstAnswer(stored, measure, known, request, around, directory) }) : refuse('id-reused')
    const came = cameBetween(measure, posted)
    const nowhere = came ?? unknownPlace(posted, directory, request.today)
    if (nowhere) return { ok: false, refusal: nowhere }
    const applied = applyAct({ subject: { personId: stored.person.personId, birth: stored.person.birth }, measures: stored.measures }, { measureId, act: posted as Act }, engineContext(request.actor, around, request.platform))
    if (!applied.ok) return applied
    const signed = await signerOf(request, measure, posted, async (statement) => (await request.read([statement]))[0]!)
    if (!signed.ok) return signed
    const { write, rows } = differenceOf(stored, applied.value.person.measures, around, { applied: applied.value, hash })
    const statement = caseStatement(stored, write, { request, operation: 'measures.act', measureId })
    const body = answerOf(stored, applied.value, rows, measureId, posted.id, request.actor, around, directory)
    const statements = [...(endsSight(rows, measureId, request.actor.agencyId) ? keeping(statement, measureId, posted.id, hash, body, request.now) : [statement]), ...(signed.value ? [signed.value] : [])]
    const outcome = await attemptWrite(() => (request.write ? request.write(statements) : request.transaction(async (transaction) => { for (const each of statements) await transaction.query(each) })))
    if (outcome === 'written') return accept({ status: 201, body })
    if (outcome === 'not-found') return refuse('not-found')
    if (attempt >= attempts) return refuse('try-again')
  }
}

/** A finding of addiction rests on the certificate of whoever signed it; every other act is free of this question. */
export function signerOf(request: Pick<ActRequest, 'actor'>, measure: Pick<StoredMeasure, 'measureId' | 'kind' | 'state' | 'events'>, posted: Posted, ask: (statement: Statement) => Promise<Rows>): Promise<Decision<Rests>> {
  if (!asksForCertificate(posted.type)) return Promise.resolve(accept(null))
  const sentTo = measure.state === null || measure.kind !== 'assessment' ? undefined : procedureOf(measure.kind)?.factsOf(measure.state)['sentTo']
  return certificateGate({ kind: measure.kind, measureId: measure.measureId, act: posted as Act, actor: request.actor, events: measure.events, sentTo: Array.isArray(sentTo) ? ((sentTo[0] as string | undefined) ?? null) : null }, ask)
}

type Writing = ActRequest & Required<Pick<ActRequest, 'writeJudged' | 'writeAfter'>>

/**
 * The act as a step of its measure alone; null where it is more than that, is refused or repeated, or something came between: then the whole case decides. Made of what this post
 * read or wrote a moment ago where that still stands, of what is loaded now otherwise.
 */
async function recordStep(request: Writing, measureId: string, posted: Posted, hash: string, around: WriteContext, directory: Directory): Promise<Done | null> {
  if (unknownPlace(posted, directory, request.today)) return null
  const { actor, platform } = request
  const memory = seenSteps(platform)
  const done = (step: Step, personId: string, raw: RawStep, rows: readonly Rows[]): Done => {
    memory.put(actor.postId, measureId, { personId, raw: rawAfter(raw, step, String(rows[0]!.rows[0]!['version'])) })
    return { status: 201, body: { event: eventView(step.event, directory), measure: measureAfter(step.record, directory), opened: [] } }
  }
  const seen = memory.get(actor.postId, measureId)
  const again = seen && takeStep(seen.personId, seen.raw, measureId, posted as Act, actor, around)
  if (again) {
    let rows: readonly Rows[] = []
    const outcome = await attemptWrite(async () => { rows = await request.writeJudged([stepStatement(again, hash, 'measures.act', actor.purpose, actor)]) })
    // No row: this post does not see the measure any more, or the session acts for another; the loading says what that means.
    if (outcome === 'written' && rows[0]?.rows.length === 1) return done(again, seen.personId, seen.raw, rows)
    memory.forget(actor.postId, measureId)
  }
  let taken: { step: Step; personId: string; raw: RawStep } | null = null
  let rows: readonly Rows[] | null = null
  const outcome = await attemptWrite(async () => {
    rows = await request.writeAfter(loadStep(measureId, posted, actor.role), (loaded) => {
      const { personId, found } = (loaded.rows[0] ?? {}) as { personId?: string; found?: RawStep | null }
      const step = personId && found ? takeStep(personId, found, measureId, posted as Act, actor, around) : null
      taken = step && { step, personId: personId!, raw: found! }
      return step && [stepStatement(step, hash, 'measures.act', actor.purpose)]
    })
  })
  const made = taken as { step: Step; personId: string; raw: RawStep } | null
  return outcome === 'written' && made && rows ? done(made.step, made.personId, made.raw, rows) : null
}

/** A measure that is not in sight: the repeat of the very act that ended the sight is answered as the first time; anything else is not found. */
async function again(request: ActRequest, measureId: string, actId: string, hash: string): Promise<Decision<Done>> {
  const kept = await answerKept(request, measureId, actId, hash)
  if (kept === 'other') return refuse('id-reused')
  return kept === null ? refuse('not-found') : accept({ status: 200, body: kept })
}

/** An act that came after the one this act was based on, unless all of them commute with it. */
function cameBetween(measure: StoredMeasure, posted: Posted): Refusal | null {
  const commutes = procedureOf(measure.kind)?.commutes
  const between = measure.events.filter((event) => event.sequence > posted.basedOn)
  const disturbing = between.filter((event) => !commutes?.(posted.type, event.type))
  if (disturbing.length === 0 && posted.basedOn <= measure.events.length) return null
  const last = measure.events.at(-1)
  return {
    code: 'changed-since',
    facts: {
      sequence: measure.events.length, changed: disturbing.map((event) => event.type).join(' '),
      ...(last ? { lastType: last.type, lastOn: last.occurredOn, lastAt: last.recordedAt, lastRole: last.actor.role } : {}),
    },
  }
}

/** Begins a measure with its first act, within a transaction that has claimed the idempotency key. */
export async function beginMeasure(request: ActRequest, transaction: ActorTransaction, personId: string, kind: MeasureKind, posted: Posted): Promise<Decision<Done['body']>> {
  const procedure = procedureOf(kind)
  const { around, directory } = await surroundings(request.platform, request.today, request.now)
  const stored = caseFrom((await transaction.query(loadByPerson(personId, request.actor.role))).rows) ?? caseFrom((await transaction.query(loadInCircle(null, personId, request.actor.role))).rows)
  if (!stored) return refuse('not-found')
  if (!procedure || !procedure.begins.includes(posted.type)) return refuse('unknown-act', { act: posted.type, kind })
  const nowhere = unknownPlace(posted, directory, request.today)
  if (nowhere) return { ok: false, refusal: nowhere }
  const measureId = request.platform.uuid()
  const command: Command = { open: kind, measureId, act: posted as Act }
  const applied = applyAct({ subject: { personId, birth: stored.person.birth }, measures: stored.measures }, command, engineContext(request.actor, around, request.platform))
  if (!applied.ok) return applied
  const signed = await signerOf(request, { measureId, kind, state: null, events: [] }, posted, (statement) => transaction.query(statement))
  if (!signed.ok) return signed
  const { write, rows } = differenceOf(stored, applied.value.person.measures, around, { applied: applied.value, hash: actHash(request.platform, posted) })
  await transaction.query(caseStatement(stored, write, { request, operation: 'measures.begin', measureId }))
  if (signed.value) await transaction.query(signed.value)
  return accept(answerOf(stored, applied.value, rows, measureId, posted.id, request.actor, around, directory))
}

type Ledger = { readonly request: ActRequest; readonly operation: string; readonly measureId: string }

/** One statement: everything that follows from the act, or nothing. */
function caseStatement(stored: StoredCase, write: CaseWrite, ledger: Ledger): Statement {
  const { actor, now } = ledger.request
  return writeStatement(stored, write, { at: now, role: actor.role, operation: ledger.operation, purpose: actor.purpose, measureId: ledger.measureId })
}

export function writeStatement(stored: StoredCase, write: object, ledger: object | null): Statement {
  return {
    name: 'measures-write', text: 'select write_case($1, $2, $3, $4::jsonb, $5::jsonb)',
    values: [stored.person.personId, stored.measures.length, stored.measures.reduce((sum, measure) => sum + measure.events.length, 0), JSON.stringify(write), ledger === null ? null : JSON.stringify(ledger)],
  }
}

/** Derives a person's rows again for the day and writes what differs; false: nothing did. */
export async function refreshCase(transaction: ActorTransaction, stored: StoredCase, around: WriteContext): Promise<boolean> {
  const { write } = differenceOf(stored, stored.measures, around)
  if (isEmpty(write)) return false
  await transaction.query(writeStatement(stored, write, null))
  return true
}

/**
 * The clock of a move has run out without a word from the commune of arrival: the system records it, and the measure is that commune's from then on.
 * False: no measure of this person waits for it.
 */
export async function confirmByClock(transaction: ActorTransaction, stored: StoredCase, around: WriteContext, platform: Platform): Promise<boolean> {
  for (const measure of stored.measures) {
    const facts = procedureOf(measure.kind)?.factsOf(measure.state) ?? {}
    const [toUnit, at] = [facts['movingTo'], facts['handOverAt']]
    if (!measure.row.open || typeof toUnit !== 'string' || typeof at !== 'string' || at > around.now) continue
    const to = around.units.now(toUnit, null)
    const actor: RuleContext['actor'] = { role: 'system', agencyId: `commune-police:${to.unitId}`, unitId: to.unitId, provinceId: to.provinceId, postId: 'system' }
    const act: Act = { id: platform.uuid(), type: arrivalAct, occurredOn: dayOf(at as Instant), occurredAt: at as Instant, basedOn: measure.events.length, data: { unit: to.unitId } }
    const applied = applyAct({ subject: { personId: stored.person.personId, birth: stored.person.birth }, measures: stored.measures }, { measureId: measure.measureId, act }, engineContext(actor, around, platform))
    if (!applied.ok) throw new Error(`a move could not be handed over: ${applied.refusal.code}`)
    const { write } = differenceOf(stored, applied.value.person.measures, around, { applied: applied.value, hash: actHash(platform, { ...act, data: { ...act.data } } as Posted) })
    await transaction.query(writeStatement(stored, write, null))
    return true
  }
  return false
}

export async function attemptWrite(work: () => Promise<unknown>): Promise<'written' | 'changed' | 'not-found'> {
  try {
    await work()
    return 'written'
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === changedSince || code === uniqueViolation) return 'changed'
    if (code === notFound) return 'not-found'
    throw error
  }
}

function answerOf(stored: StoredCase, applied: Applied, rows: CaseRows, measureId: string, eventId: string, actor: Actor, around: WriteContext, directory: Directory): Done['body'] {
  const measures = applied.person.measures
  const held = measures.find((measure) => measure.measureId === measureId)!
  const record = rows.measures.find((row) => row.measure_id === measureId)!
  const event = held.events.find((candidate) => candidate.id === eventId) ?? held.events.at(-1)!
  return {
    event: eventView(event, directory),
    measure: measureAfter(record, directory),
    opened: applied.changed.filter((change) => change.before === null && change.measureId !== measureId).map((change) => ({ measureId: change.measureId, kind: change.after.kind })),
  }
}

/** The answer as it was when the act was recorded: later events are taken off again and the clock stands at that moment. */
function firstAnswer(stored: StoredCase, measure: StoredMeasure, known: MeasureEvent, request: ActRequest, around: WriteContext, directory: Directory): Done['body'] {
  const at = known.recordedAt
  const hash = measure.hashes.get(known.id)
  const rewound = stored.measures.map((candidate) => rewind(candidate, at, candidate.measureId === measure.measureId ? hash : undefined)).filter((candidate) => candidate !== null)
  const then: WriteContext = { ...around, now: at, today: dayOf(at) }
  const held = rewound.find((candidate) => candidate.measureId === measure.measureId)!
  const record = rowsOfCase(stored.person, rewound, then).measures.find((row) => row.measure_id === measure.measureId)!
  return {
    event: eventView(held.events.find((event) => event.id === known.id) ?? known, directory),
    measure: measureAfter(record, directory),
    opened: rewound.filter((candidate) => candidate.measureId !== measure.measureId && candidate.events[0]?.recordedAt === at).map((candidate) => ({ measureId: candidate.measureId, kind: candidate.kind })),
  }
}

/** A measure as it stood right after the act with that hash; null where it did not exist yet. Acts of one moment belong together. */
function rewind(measure: StoredMeasure, at: Instant, hash: string | undefined): HeldMeasure | null {
  const last = hash === undefined ? undefined : measure.events.findLast((event) => event.recordedAt === at && measure.hashes.get(event.id) === hash)?.sequence
  const until = measure.events.filter((event) => (last === undefined ? event.recordedAt <= at : event.sequence <= last))
  if (until.length === 0) return null
  const kept = new Set(until.map((event) => event.id))
  const events = until.map((event) => (event.replacedBy && !kept.has(event.replacedBy) ? { ...event, replacedBy: undefined } : event))
  const procedure = procedureOf(measure.kind)!
  const state = fold(procedure, events)
  return state === null ? null : { measureId: measure.measureId, kind: measure.kind, state, row: procedure.rowOf(state), events }
}

export type Preview = { readonly refusal: Refusal | null; readonly deadlines: readonly DeadlineView[]; readonly termEndsOn: string | null }

/** What would follow, computed and not written. */
export function previewAct(stored: StoredCase | null, subject: { readonly personId: string; readonly birth: string }, target: { readonly measureId?: string | undefined; readonly kind: MeasureKind }, posted: Posted, actor: Actor, around: WriteContext, platform: Platform): Preview {
  const measureId = target.measureId ?? platform.uuid()
  const command: Command = target.measureId ? { measureId, act: posted as Act } : { open: target.kind, measureId, act: posted as Act }
  const applied = applyAct({ subject, measures: stored?.measures ?? [] }, command, engineContext(actor, around, platform))
  if (!applied.ok) return { refusal: applied.refusal, deadlines: [], termEndsOn: null }
  const changed = applied.value.changed.map((change) => change.after)
  const main = changed.find((measure) => measure.measureId === measureId)!
  const deadlines = changed.flatMap((measure) => (procedureOf(measure.kind)?.deadlinesOf(measure.state, { subject, calendar: around.calendar, today: around.today }) ?? []).map((deadline) => deadlineView(measure.measureId, measure.kind, deadline)))
  return { refusal: null, deadlines: deadlines.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)), termEndsOn: main.row.termEndsOn ?? null }
}
