/** The slices of the server, in the order in which they start. A new capability is one line here. */
import { slice as access } from './access/access.slice.ts'
import { slice as campaigns } from './campaigns/campaigns.slice.ts'
import { slice as directives } from './directives/directives.slice.ts'
import { slice as documents } from './documents/documents.slice.ts'
import { slice as exchange } from './exchange/exchange.slice.ts'
import { slice as facilities } from './facilities/facilities.slice.ts'
import { slice as firstStep } from './first-step/first-step.slice.ts'
import { slice as harmReduction } from './harm-reduction/harm-reduction.slice.ts'
import { slice as inspections } from './inspections/inspections.slice.ts'
import { slice as indicators } from './indicators/indicators.slice.ts'
import { slice as mail } from './mail/mail.slice.ts'
import { slice as measures } from './measures/measures.slice.ts'
import { slice as organization } from './organization/organization.slice.ts'
import { slice as outreach } from './outreach/outreach.slice.ts'
import { slice as people } from './people/people.slice.ts'
import { slice as registers } from './registers/registers.slice.ts'
import { slice as reintegration } from './reintegration/reintegration.slice.ts'
import { slice as reports } from './reports/reports.slice.ts'
import { slice as statistics } from './statistics/statistics.slice.ts'
import { slice as training } from './training/training.slice.ts'
import type { ServerSlice } from './platform/route.ts'

export const slices: readonly ServerSlice[] = [
  organization,
  access,
  people,
  measures,
  documents,
  indicators,
  directives,
  registers,
  facilities,
  training,
  reintegration,
  campaigns,
  outreach,
  harmReduction,
  firstStep,
  inspections,
  reports,
  statistics,
  exchange,
  mail,
]
