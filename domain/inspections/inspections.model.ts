/** Who inspects, who is inspected, who handles complaints. */
import type { AgencyKind, Role } from '../kernel/actor.ts'

/** Posts that plan and hold inspections and close findings, in their province. */
export const inspecting = ['inspector', 'province-police', 'province-police-director'] as const satisfies readonly Role[]
/** The post that answers for a body that is inspected. A body that is not named here is not inspected through this register. */
export const headOf = {
  'commune-police': 'commune-police-chief', 'commune-committee': 'commune-chair', 'health-station': 'health-station', 'counselling-point': 'counsellor', 'rehab-facility': 'facility-head', 'medical-centre': 'substitution-clinician',
  'assessing-facility': 'assessor', 'home-provider': 'home-provider', 'province-health': 'province-health', 'province-police': 'province-police-director',
} as const satisfies Partial<Record<AgencyKind, Role>>
export type InspectedKind = keyof typeof headOf
export const inspectedKinds = Object.keys(headOf) as InspectedKind[]
/** Heads of the bodies below the province's own: they record what they remedied; nothing else. */
export const inspectedHeads: readonly Role[] = Object.values(headOf)
export const isInspected = (kind: string): kind is InspectedKind => kind in headOf

/** Posts that receive and handle a complaint made to their own body. */
export const complaintHandlers: readonly Role[] = ['commune-police-chief', 'commune-chair', 'facility-head', 'province-police', 'province-police-director', 'province-health', 'inspector']
/** Where a second complaint goes: the bodies above. */
export const secondHandlers: readonly Role[] = ['province-police', 'province-police-director', 'province-health', 'inspector']

export const causes = ['yearly-plan', 'risk', 'alarm', 'complaint', 'request'] as const
/** What the law attaches to a breach of the rule, read from its row; nobody types it and nothing adds it up. */
export const severities = ['liberty', 'suspension-ground', 'clock', 'duty'] as const
export type Severity = (typeof severities)[number]
export const complaintSubjects = ['management-decision', 'rehabilitation-decision', 'dossier', 'holding', 'conditions', 'medical-care', 'support', 'paper', 'conduct', 'other'] as const
export const complaintGrounds = ['not-concerned', 'no-capacity', 'too-late', 'decided-already', 'before-court', 'not-signed', 'other'] as const
