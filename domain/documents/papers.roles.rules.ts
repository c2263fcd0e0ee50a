/** Which posts have to do with papers: who makes them, who reads them, who keeps the register book of an office. */
import type { Role } from '../kernel/actor.ts'

/** Posts that act on measures: they draft, sign and issue the papers of acts, each under its own sight. */
export const paperMakers = [
  'commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'health-station', 'substitution-clinician', 'assessor', 'district-labour', 'district-police', 'district-court', 'regional-court',
  'procuracy', 'province-police', 'province-police-director', 'ministry-police', 'facility-head', 'facility-intake', 'facility-health',
] as const satisfies readonly Role[]

/** Posts that read papers of measures in their sight, as far as they open every compartment that a paper prints. */
export const paperReaders = [...paperMakers, 'inspector'] as const satisfies readonly Role[]

/** Posts of an office whose register book is kept here: letters and reports leave it, too, that concern no single person. */
export const bookKeepers = [...paperMakers, 'district-chair', 'province-labour', 'province-planner', 'province-health', 'union-office', 'school'] as const satisfies readonly Role[]

/** Heads of an office: they sign for it, open its register book, and settle how its papers look. */
export const officeHeads = [
  'commune-police-chief', 'commune-chair', 'health-station', 'substitution-clinician', 'assessor', 'district-labour', 'district-police', 'district-chair', 'district-court', 'regional-court', 'procuracy', 'province-labour',
  'province-police-director', 'province-planner', 'province-health', 'ministry-police', 'facility-head', 'union-office', 'school',
] as const satisfies readonly Role[]
