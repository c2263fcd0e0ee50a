/**
 * What a form may print, read under the caller's own sight in one transaction: a compartment that the post does not open whole is absent, and what was told in
 * confidence, treatment and HIV are never read here at all. While a form is composed, it is noted out of which compartments it took something.
 */
import { mayRead, opensWhole } from '@hoa-nhap/domain/access/access.rules'
import { compartmentsOfPaper } from '@hoa-nhap/domain/documents/papers.compartments.rules'
import type { Actor, Role } from '@hoa-nhap/domain/kernel/actor'
import type { DocumentContent, FormDefinition, PaperEvent, PaperFacts, PaperPerson } from '@hoa-nhap/domain/documents/documents.model'
import { positionOf } from '@hoa-nhap/domain/documents/office.rules'
import { fieldValues } from '@hoa-nhap/domain/documents/template.rules'
import { fullNumber } from '@hoa-nhap/domain/documents/issue.rules'
import type { Compartment, MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import type { Regime } from '@hoa-nhap/domain/kernel/law-timeline'
import type { Instant, PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { basisOf, type Directory } from '../measures/measures.model.ts'
import { openFor, personalNumberPurpose, representativeNumberPurpose, type PersonKey } from '../people/people.model.ts'
import type { Platform } from '../platform/platform.ts'
import type { Rows, Statement } from '../platform/route.ts'
import { officeFrom, officeStatement, type Office } from './office.ts'

/** Tables beside the events of a measure whose rows a form may print; treatment, HIV and places in a facility are not among them. */
const attachmentTables: readonly { readonly table: string; readonly compartment: Compartment }[] = [
  { table: 'dossier_item', compartment: 'DO' }, { table: 'assessment_result', compartment: 'AS' }, { table: 'substance_use', compartment: 'US' }, { table: 'family_social', compartment: 'SO' },
  { table: 'work_training', compartment: 'WK' }, { table: 'support_payment', compartment: 'MN' },
]
const nothing: Statement = { name: 'documents-nothing', text: 'select 1 where false' }

/** A fixed number of statements in a fixed order, whatever the role reads. */
export function factStatements(role: Role, measureId: string): readonly Statement[] {
  const ofPerson = '(select m.person_id from measure m where m.measure_id = $1)'
  const when = (may: boolean, statement: Statement): Statement => (may ? statement : nothing)
  return [
    { name: `documents-measure-${role}`, values: [measureId], text: 'select person_id as "personId", kind, status, regime, unit_id as "unitId", agency_id as "agencyId", facility_id as "facilityId", started_on::text as "startedOn", term_ends_on::text as "termEndsOn", ended_on::text as "endedOn", sequence from measure where measure_id = $1' },
    { name: `documents-events-${role}`, values: [measureId], text: 'select id, type, occurred_on::text as "occurredOn", occurred_at as "occurredAt", rule, form, paper_number as "paperNumber", agency_id as "agencyId", data, replaced_by as "replacedBy" from measure_event where measure_id = $1 order by occurred_on, sequence' },
    { name: `documents-identity-${role}`, values: [measureId], text: `select i.name, i.other_name as "otherName", i.birth, i.sex, i.personal_number as "personalNumber", person_key_of(i.person_id) as wrapped from person_identity i where i.person_id = ${ofPerson}` },
    when(mayRead(role, 'residence', 'address_as_written'), { name: `documents-residence-${role}`, values: [measureId], text: `select kind, unit_id as "unitId", address_as_written as address from residence where to_day is null and person_id = ${ofPerson}` }),
    when(mayRead(role, 'representative', 'number'), { name: `documents-representative-${role}`, values: [measureId], text: `select name, relation, number from representative where person_id = ${ofPerson}` }),
    { name: `documents-papers-${role}`, values: [measureId], text: `select event_id as "eventId", form_id as "formId", number, code, day::text as day, agency_id as "agencyId" from paper where measure_id = $1 and state in ('issued', 'corrected') and event_id is not null order by issued_at` },
    { name: `documents-name-${role}`, text: 'select actor_name() as name' },
    officeStatement(role),
    ...attachmentTables.map(({ table }) => when(mayRead(role, table, 'body', 'event_id'), { name: `documents-${table}-${role}`.slice(0, 63), values: [measureId], text: `select event_id as "eventId", body from ${table} where measure_id = $1` })),
  ]
}

type EventRow = { id: string; type: string; occurredOn: PlainDate; occurredAt: Date | null; rule: string | null; form: string | null; paperNumber: string | null; agencyId: string; data: Record<string, unknown>; replacedBy: string | null }
type IdentityRow = { name: string; otherName: string | null; birth: string; sex: string; personalNumber: Buffer | null; wrapped: Buffer | null }

/** The case of a measure as papers see it. */
export type PaperCase = {
  readonly personId: string
  readonly kind: MeasureKind
  readonly key: PersonKey
  readonly office: Office
  readonly events: readonly EventRow[]
  /** The facts for a paper on an event (or none), with what was typed, on a day. `sources` fills while a form is composed. */
  factsOf(of: { readonly eventId: string | null; readonly act: string | null; readonly typed: Readonly<Record<string, string>>; readonly day: PlainDate; readonly signer: Role; readonly signed: boolean; /** A deputy signs for the head. */ readonly forHead?: boolean }): { readonly facts: PaperFacts; readonly sources: ReadonlySet<Compartment> }
}

const relations: Readonly<Record<string, string>> = { father: 'cha', mother: 'mẹ', guardian: 'người giám hộ', 'legal-representative': 'người đại diện theo pháp luật' }
const unknownPerson: Omit<PaperPerson, 'fullName'> = {
  otherName: null, sex: null, birth: null, birthPlace: null, homeTown: null, permanentResidence: null, temporaryResidence: null, presentPlace: null, personalNumber: null, personalNumberOn: null, personalNumberBy: null,
  ethnicity: null, religion: null, schooling: null, occupation: null, workplace: null,
}

/** An object that notes when something that is not nothing is taken out of it. */
function noting<Value extends object>(value: Value, note: (name: string) => void): Value {
  return new Proxy(value, { get: (target, name, receiver) => {
    const found: unknown = Reflect.get(target, name, receiver)
    if (typeof name === 'string' && found !== null && found !== undefined && name !== 'toJSON') note(name)
    return found
  } })
}

/** Null: the measure is not in sight. */
export function caseFrom(results: readonly Rows[], actor: Actor, platform: Platform, directory: Directory): PaperCase | null {
  const [measures, eventRows, identities, residences, representatives, papers, names, settings, ...attached] = results
  const measure = measures!.rows[0] as { personId: string; kind: MeasureKind; status: string; regime: Regime; unitId: string; agencyId: string; facilityId: string | null; startedOn: PlainDate | null; termEndsOn: PlainDate | null; endedOn: PlainDate | null } | undefined
  const identity = identities!.rows[0] as IdentityRow | undefined
  if (!measure || !identity) return null
  const key: PersonKey = { personId: measure.personId, wrapped: identity.wrapped }
  const opened = (sealed: Buffer | null, purpose: string) => (sealed ? openFor(platform.keys, key, purpose, sealed) : null)
  const office = officeFrom(settings!, actor, directory)
  const all = eventRows!.rows as unknown as EventRow[]
  const standing = all.filter((event) => event.replacedBy === null)
  const address = (kind: string): string | null => {
    const found = (residences!.rows as { kind: string; unitId: string; address: string | null }[]).find((row) => row.kind === kind)
    return found ? (found.address ?? directory.unitName(found.unitId)) : null
  }
  const onEvent = new Map((papers!.rows as { eventId: string; formId: string; number: number | null; code: string | null; day: PlainDate; agencyId: string }[]).map((row) => [row.eventId, row]))
  const representative = representatives!.rows[0] as { name: string; relation: string; number: Buffer | null } | undefined

  const factsOf: PaperCase['factsOf'] = ({ eventId, act, typed, day, signer, signed, forHead }) => {
    const sources = new Set<Compartment>()
    const eventOf = (row: EventRow): PaperEvent => {
      const beside: Record<string, unknown> = {}
      const from = new Map<string, Compartment>()
      for (const [index, { compartment }] of attachmentTables.entries()) {
        const body = (attached[index]!.rows as { eventId: string; body: Record<string, unknown> }[]).find((each) => each.eventId === row.id)?.body
        for (const [name, value] of Object.entries(body ?? {})) {
          beside[name] = value
          from.set(name, compartment)
        }
      }
      const issued = onEvent.get(row.id)
      const paper = issued
        ? { form: issued.formId, number: issued.number === null ? null : fullNumber(issued.number, issued.code ?? ''), day: issued.day, issuerName: directory.agencyName(issued.agencyId) }
        : row.paperNumber === null && row.form === null ? null : { form: row.form, number: row.paperNumber, day: row.occurredOn, issuerName: directory.agencyName(row.agencyId) }
      const basis = row.data['basis']
      return {
        id: row.id, type: row.type, occurredOn: row.occurredOn, occurredAt: row.occurredAt ? (row.occurredAt.toISOString() as Instant) : null, basis: typeof basis === 'string' ? basis : null, paper,
        data: noting({ ...beside, ...row.data }, (name) => { const compartment = name in row.data ? undefined : from.get(name); if (compartment) sources.add(compartment) }),
      }
    }
    const at = standing.findIndex((event) => event.id === eventId)
    const row = at < 0 ? undefined : standing[at]
    const rule = row?.rule ? basisOf(row.rule, row.occurredOn) : undefined
    const places = { permanentResidence: address('permanent'), temporaryResidence: address('temporary'), presentPlace: address('current') }
    const person = noting({ ...unknownPerson, fullName: identity.name, otherName: identity.otherName, sex: identity.sex, birth: identity.birth, ...places, personalNumber: opened(identity.personalNumber, personalNumberPurpose) },
      (name) => { if (name in places) sources.add('RS') })
    const facts: PaperFacts = {
      day, issuer: office.agency, signer: { role: signer, ...(forHead ? { position: `Phó ${positionOf('commune-police-chief', office.unit)}`, authority: { mark: 'KT.' as const, of: positionOf('commune-police-chief', office.unit) } } : { position: positionOf(signer, office.unit) }), name: signed ? ((names!.rows[0]?.['name'] as string | null) ?? null) : null }, person,
      representative: representative ? { ...unknownPerson, fullName: representative.name, relation: relations[representative.relation] ?? representative.relation, personalNumber: opened(representative.number, representativeNumberPurpose) } : null,
      measure: {
        kind: measure.kind, regime: measure.regime, status: measure.status, unitName: directory.unitName(measure.unitId), agencyName: directory.agencyName(measure.agencyId), facilityName: measure.facilityId ? directory.agencyName(measure.facilityId) : null,
        startedOn: measure.startedOn, termEndsOn: measure.termEndsOn, endedOn: measure.endedOn,
      },
      event: row ? eventOf(row) : act === null ? null : { id: '', type: act, occurredOn: day, occurredAt: null, basis: null, data: {}, paper: null },
      earlier: (at < 0 ? standing : standing.slice(0, at)).map(eventOf), rule: rule ? { id: row!.rule!, citation: rule.citation, confidence: rule.confidence } : null, typed,
    }
    return { facts, sources }
  }
  return { personId: measure.personId, kind: measure.kind, key, office, events: all, factsOf }
}

/** Who will sign: the caller where the form is his, else the post of the same office that the form names. */
export function signerOf(form: Pick<FormDefinition, 'maker'>, actor: Pick<Actor, 'role' | 'agencyKind'>, postsOfOffice: readonly Role[]): Role {
  if ((form.maker as readonly string[]).includes(actor.role)) return actor.role
  return postsOfOffice.find((role) => (form.maker as readonly string[]).includes(role)) ?? actor.role
}

export type Composed = { readonly content: DocumentContent; readonly compartments: readonly Compartment[]; readonly facts: PaperFacts; /** Of the office's own template. */ readonly fields: Readonly<Record<string, string>> | undefined }

/** The words of the paper and the fields of the office's own template, and which compartments they print. */
export function composed(form: FormDefinition, paperCase: PaperCase, actor: Actor, of: Parameters<PaperCase['factsOf']>[0], templateFields: readonly string[] | null = null): Composed {
  const { facts, sources } = paperCase.factsOf(of)
  const content = form.compose(facts)
  const fields = templateFields ? fieldValues(templateFields, facts, content) : undefined
  const opens = opensWhole(actor.role, actor.day)
  return { content, facts, fields, compartments: compartmentsOfPaper(form, paperCase.kind, Object.keys(of.typed), opens, sources) }
}
