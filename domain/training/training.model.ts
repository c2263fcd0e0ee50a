/** Words of the training registers that rules, figures and pages share. */
import type { AgencyKind, Role } from '../kernel/actor.ts'
import type { PlainDate } from '../kernel/plain-date.ts'

export const professions = ['doctor-psychiatry', 'doctor', 'assistant-doctor', 'nurse', 'pharmacist', 'psychologist', 'social-worker', 'vocational-teacher', 'police-officer', 'civil-servant', 'other'] as const
export type Profession = (typeof professions)[number]

/** `managing`: leads or plans rehabilitation; `rehabilitation`: does it; `other` is not counted by the target of training. */
export const kindsOfWork = ['managing', 'rehabilitation', 'both', 'other'] as const
export type KindOfWork = (typeof kindsOfWork)[number]

export const courseTopics = ['addiction-assessment', 'substitution', 'counselling', 'rehabilitation', 'management', 'records-and-law', 'harm-reduction', 'other'] as const
export const audiences = ['managing', 'rehabilitation', 'medical', 'counselling', 'police'] as const

/**
 * `addiction-assessment`: training to determine addiction; `psychiatry`: specialised doctor of psychiatry, who needs no such course;
 * `former-practice`: assistant doctor who did this work on 2022-01-01 and may go on.
 */
export const certificateKinds = ['addiction-assessment', 'psychiatry', 'former-practice', 'substitution', 'counselling', 'rehabilitation', 'other'] as const
export type CertificateKind = (typeof certificateKinds)[number]
/** Any of them qualifies for signing a finding of addiction. */
export const qualifying: readonly CertificateKind[] = ['addiction-assessment', 'psychiatry', 'former-practice']

export const levels = ['facility', 'district', 'commune', 'province'] as const
export type TrainingLevel = (typeof levels)[number]

const levelOfKind: Readonly<Partial<Record<AgencyKind, TrainingLevel>>> = {
  'rehab-facility': 'facility', 'assessing-facility': 'facility', 'medical-centre': 'facility', 'home-provider': 'facility',
  'district-labour': 'district', 'district-police': 'district', 'district-committee': 'district',
  'commune-police': 'commune', 'commune-committee': 'commune', 'health-station': 'commune', 'counselling-point': 'commune',
  'province-police': 'province', 'province-labour': 'province', 'province-health': 'province', 'province-committee': 'province',
}
/** Where a body stands in the target of training; null: it has no part in rehabilitation. */
export const levelOf = (kind: AgencyKind): TrainingLevel | null => levelOfKind[kind] ?? null
/** The levels named by the target: facility, district, commune. */
export const countedLevels: readonly TrainingLevel[] = ['facility', 'district', 'commune']

/** Posts that keep the staff list of their own body. */
export const staffKeepers: readonly Role[] = [
  'commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'health-station', 'assessor', 'substitution-clinician', 'counsellor', 'facility-head', 'home-provider', 'district-labour', 'district-police', 'district-chair',
]
/** Posts of the province that plan training: Health for its branch, Labour until 2025-02-28 and Public Security since for the others. */
export const trainingPlanners: readonly Role[] = ['province-health', 'province-police', 'province-labour']

/** Posts that plan by figures of staff alone, without names. */
export const figurePlanners: readonly Role[] = ['province-planner', 'province-police-director', 'inspector']

/** Posts that read figures of training: of the province, or of their own body. */
export const trainingReaders: readonly Role[] = [...staffKeepers, ...trainingPlanners, ...figurePlanners]

/** The post of a body that answers for its staff list. */
const keeperOfKind: Readonly<Partial<Record<AgencyKind, Role>>> = {
  'commune-police': 'commune-police-chief', 'commune-committee': 'commune-social', 'health-station': 'health-station', 'counselling-point': 'counsellor', 'assessing-facility': 'assessor',
  'medical-centre': 'substitution-clinician', 'rehab-facility': 'facility-head', 'home-provider': 'home-provider', 'district-labour': 'district-labour', 'district-police': 'district-police', 'district-committee': 'district-chair',
  'province-police': 'province-police', 'province-labour': 'province-labour', 'province-health': 'province-health', 'province-committee': 'province-health',
}
export const keeperOf = (kind: AgencyKind): Role => keeperOfKind[kind] ?? 'province-health'

/** A post held by a staff member, as rules and figures read it. */
export type StaffPost = {
  readonly staffId: string
  /** The same person in an earlier post, where known: the first record of the chain. */
  readonly holderId: string
  readonly agencyId: string
  readonly agencyKind: AgencyKind
  readonly unitId: string
  readonly profession: Profession
  readonly work: KindOfWork
  readonly from: PlainDate
  readonly to: PlainDate | null
}

export type HeldCertificate = {
  readonly certificateId: string
  readonly holderId: string
  readonly kind: CertificateKind
  readonly issuedOn: PlainDate
  readonly validTo: PlainDate | null
  /** From that day on it was withdrawn. */
  readonly revokedOn: PlainDate | null
  /** Found not to be true: it never was valid. */
  readonly foundFalse: boolean
}

/** Taken part in a course, to its end. */
export type TrainingTaken = { readonly holderId: string; readonly courseId: string; readonly endedOn: PlainDate; readonly outcome: 'attended' | 'passed' | 'failed' }

const reviewerOfKind: Readonly<Partial<Record<AgencyKind, Role>>> = {
  'commune-police': 'commune-police-chief', 'commune-committee': 'commune-chair', 'rehab-facility': 'facility-head', 'medical-centre': 'substitution-clinician', 'health-station': 'health-station', 'assessing-facility': 'assessor',
  'district-labour': 'district-labour', 'district-police': 'district-police', court: 'regional-court', 'province-police': 'province-police-director',
}
/** Who, in the body that manages a person, decides what becomes of a finding in doubt. */
export const reviewerOf = (kind: AgencyKind): Role => reviewerOfKind[kind] ?? 'commune-police-chief'
export const reviewers: readonly Role[] = [...new Set(Object.values(reviewerOfKind))]

export const reviewOutcomes = ['stands', 'assess-again'] as const
