/** Looks up who may sign a finding at its place, asks the rule, and says which certificate the act rests on. */
import { accept, type Decision } from '@hoa-nhap/domain/kernel/decision'
import type { MeasureEvent, MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { derivedId } from '@hoa-nhap/domain/kernel/procedure'
import { isGated, judgeCertificate, mayBeGated, type GateCandidate } from '@hoa-nhap/domain/training/certificate-gate.rules'
import type { Rows, Statement } from '../platform/route.ts'

/** Acts for which somebody has to be looked up: they do not take the short way. A correction may be one of a finding. */
export const asksForCertificate = (type: string): boolean => mayBeGated(type) || type === 'correct'

type Acting = { readonly role: string; readonly agencyId: string }
type Given = { readonly id: string; readonly type: string; readonly occurredOn: PlainDate; readonly data: Readonly<Record<string, unknown>> }
export type Asked = {
  readonly kind: MeasureKind
  readonly measureId: string
  readonly act: Given
  readonly actor: Acting
  /** Events of the measure so far. */
  readonly events: readonly MeasureEvent[]
  /** The facility that the person was sent to, as the measure knows it. */
  readonly sentTo: string | null
}
/** What to write with the act; null: it rests on no certificate of the register. */
export type Rests = Statement | null

/** Posts that make findings themselves; others write down what a facility has found. */
const assessing: readonly string[] = ['health-station', 'assessor']
const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)

/** The finding that this act records, or puts in the place of a wrong one; null: none. */
function findingOf({ kind, act, actor, events, sentTo }: Asked) {
  const placeFor = (by: Acting) => (assessing.includes(by.role) ? by.agencyId : sentTo)
  if (act.type !== 'correct') return isGated(kind, act.type) ? { eventId: act.id, before: null, type: act.type, on: act.occurredOn, data: act.data, place: placeFor(actor), byAssessor: assessing.includes(actor.role) } : null
  const wrong = events.find((event) => event.id === act.data['replaces'])
  const instead = act.data['instead']
  if (!wrong || !isGated(kind, wrong.type) || (!instead && !act.data['insteadOn'])) return null
  return { eventId: derivedId(act.id), before: wrong.id, type: wrong.type, on: (textOf(act.data['insteadOn']) ?? wrong.occurredOn) as PlainDate, data: { ...wrong.data, ...(instead as object | undefined) } as Record<string, unknown>, place: placeFor(wrong.actor), byAssessor: assessing.includes(wrong.actor.role) }
}

export async function certificateGate(asked: Asked, ask: (statement: Statement) => Promise<Rows>): Promise<Decision<Rests>> {
  const finding = findingOf(asked)
  if (!finding) return accept(null)
  const { rows } = await ask({
    name: 'training-gate', text: 'select certificate_gate($1, $2, $3, $4) as facts', values: [finding.place, textOf(finding.data['certificate']), finding.before ? asked.measureId : null, finding.before],
  })
  const facts = rows[0]!['facts'] as { keptSince: PlainDate | null; named: boolean; candidates: GateCandidate[] }
  const judged = judgeCertificate({ kind: asked.kind, type: finding.type, on: finding.on, data: finding.data, facts: { ...facts, placeKnown: finding.place !== null, byAssessor: finding.byAssessor } })
  if (!judged.ok) return judged
  const { certificateId } = judged.value
  return accept(certificateId === null ? null : { name: 'training-keep-use', text: 'select keep_certificate_use($1, $2, $3)', values: [asked.measureId, finding.eventId, certificateId] })
}
