/**
 * A measure taken over from paper: its acts are judged one after the other by the rules of their days and written as one change of the case. Who recorded
 * them is the post that imports; who signed is who the law of that day lets sign, as the paper says.
 */
import { accept, refuse, type Decision } from '@hoa-nhap/domain/kernel/decision'
import { Role, type Actor } from '@hoa-nhap/domain/kernel/actor'
import type { MeasureEvent, MeasureKind, MeasureRow, RuleContext } from '@hoa-nhap/domain/kernel/measure'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { applyAct, type Applied, type HeldMeasure } from '@hoa-nhap/domain/measures/engine'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import type { Directory } from './directory.ts'
import { actHash, caseFrom, loadByPerson, surroundings, writeStatement } from './measures.commands.ts'
import type { StoredCase } from './measures.load.ts'
import type { SightRecord } from './measures.sight.ts'
import { differenceOf, type WriteContext } from './measures.write.ts'
import { unknownPlace } from './named-places.ts'
import { procedureOf } from './procedures.ts'

export type ImportedAct = { readonly type: string; readonly occurredOn: PlainDate; readonly data: Readonly<Record<string, unknown>> }
export type ImportAround = { readonly around: WriteContext; readonly directory: Directory }
/** What the measure would be, and the change that makes it so. */
export type ImportedMeasure = { readonly measureId: string; readonly row: MeasureRow; readonly applied: Applied; readonly hash: string }

export const importSurroundings = (platform: Platform, today: PlainDate, now: Instant): Promise<ImportAround> => surroundings(platform, today, now)

export type FreshPerson = { readonly personId: string; readonly birth: string; readonly nameFold: string; readonly residenceUnit: string; readonly registeredAt: Instant; readonly registeredByAgency: string; readonly sight: readonly SightRecord[] }
/** The case of a person who is being registered: nothing has happened yet. */
export const freshCase = ({ sight, ...person }: FreshPerson): StoredCase => ({ person, measures: [], sight, circle: [], facts: [], factReaders: null })

export async function caseInSight(transaction: ActorTransaction, personId: string, actor: Actor): Promise<StoredCase | null> {
  return caseFrom((await transaction.query(loadByPerson(personId, actor.role))).rows)
}

/** Decides all acts; the first that is not lawful refuses the whole. Writes nothing. */
export function decideImport(stored: StoredCase, kind: MeasureKind, measureId: string, acts: readonly ImportedAct[], actor: Actor, { around, directory }: ImportAround, platform: Platform): Decision<ImportedMeasure> {
  const procedure = procedureOf(kind)
  const first = acts[0]
  if (!procedure || !first || !procedure.begins.includes(first.type)) return refuse('unknown-act', { act: first?.type ?? '', kind })
  let person: Applied['person'] = { subject: { personId: stored.person.personId, birth: stored.person.birth }, measures: stored.measures }
  const changed = new Map<string, Applied['changed'][number]>()
  const attachments: Applied['attachments'][number][] = []
  for (const [index, act] of acts.entries()) {
    const nowhere = unknownPlace(act, directory, around.today)
    if (nowhere) return { ok: false, refusal: nowhere }
    const decided = decideOne(person, kind, measureId, index, act, actor, around, platform)
    if (!decided.ok) return decided
    person = decided.value.person
    for (const each of decided.value.changed) {
      const before = changed.get(each.measureId)
      changed.set(each.measureId, before ? { ...each, before: before.before, newEvents: [...before.newEvents, ...each.newEvents], replaced: [...before.replaced, ...each.replaced] } : each)
    }
    attachments.push(...decided.value.attachments)
  }
  const recorded = recordedBy(actor.role, new Set([...changed.values()].flatMap((each) => each.newEvents.map((event) => event.id))))
  const applied: Applied = {
    person: { subject: person.subject, measures: person.measures.map((held) => ({ ...held, events: recorded(held.events) })) },
    changed: [...changed.values()].map((each) => ({ ...each, after: { ...each.after, events: recorded(each.after.events) }, newEvents: recorded(each.newEvents) })), attachments,
  }
  const measure = applied.person.measures.find((held) => held.measureId === measureId)!
  return accept({ measureId, row: measure.row, applied, hash: actHash(platform, { id: measureId, basedOn: 0, ...first, data: { ...first.data } }) })
}

/** The post itself where the law lets it sign; else in the place of whoever signed. */
function decideOne(person: Applied['person'], kind: MeasureKind, measureId: string, index: number, act: ImportedAct, actor: Actor, around: WriteContext, platform: Platform): Decision<Applied> {
  const posted = { id: platform.uuid(), basedOn: index, ...act }
  const command = index === 0 ? { open: kind, measureId, act: posted } : { measureId, act: posted }
  const decide = (by: RuleContext['actor']) => applyAct(person, command, { actor: by, today: around.today, now: around.now, calendar: around.calendar, procedureOf, newId: () => platform.uuid() })
  const own = decide(actor)
  if (own.ok || own.refusal.code !== 'wrong-signer') return own
  const signer = Role.safeParse(own.refusal.facts['signer'])
  return signer.success ? decide({ ...actor, role: signer.data }) : own
}

/** New events are entries of the importing post, whoever signed the paper. */
const recordedBy = (role: Role, made: ReadonlySet<string>) => <Event extends MeasureEvent>(events: readonly Event[]): Event[] =>
  events.map((event) => (made.has(event.id) && event.actor.role !== 'system' ? { ...event, actor: { ...event.actor, role } } : event))

export type ImportLedger = { readonly at: Instant; readonly operation: string; readonly actor: Actor }

/** Writes what was decided, in one statement. */
export async function writeImport(transaction: ActorTransaction, stored: StoredCase, imported: ImportedMeasure, { around }: ImportAround, ledger: ImportLedger): Promise<void> {
  const { write } = differenceOf(stored, imported.applied.person.measures, around, { applied: imported.applied, hash: imported.hash })
  await transaction.query(writeStatement(stored, write, { at: ledger.at, role: ledger.actor.role, operation: ledger.operation, purpose: ledger.actor.purpose, measureId: imported.measureId }))
}

/** An open measure of that kind, if there is one. */
export const openOf = (stored: StoredCase, kind: MeasureKind): HeldMeasure | undefined => stored.measures.find((measure) => measure.kind === kind && measure.row.open)
