/** The register of supplies: counts by point and month, no names. Referrals are no register: they lie in a table of their own (`referrals.contract.ts`). */
import type { RegisterDeclaration, RegisterField } from '../kernel/register.ts'
import { firstYearOfSupplies } from './harm-reduction.law.ts'
import { decideSupplies, lastDayOfMonth, sameMonth, supplyCounts, supplyLabel } from './harm-reduction.rules.ts'
import { supplyRoles } from './roles.rules.ts'

const report: readonly RegisterField[] = [
  { key: 'point', kind: 'text', required: true }, { key: 'year', kind: 'count', required: true, lowest: firstYearOfSupplies, highest: 2100 }, { key: 'month', kind: 'count', required: true, lowest: 1, highest: 12 },
  ...supplyCounts.map((key): RegisterField => ({ key, kind: 'count', highest: 1_000_000 })),
]

/** Read by the point's own agency only; whoever plans or supplies above sees sums with small numbers hidden. */
export const suppliesRegister: RegisterDeclaration = {
  id: 'harm-reduction-supplies', reads: [{ roles: supplyRoles, sight: 'agency' }], fields: report, columns: ['point', 'year', 'month', 'needlesGiven', 'needlesCollected', 'condoms', 'naloxoneGiven', 'hivTests'],
  statuses: ['reported'], closed: [],
  acts: { report: { begins: true, fields: report, by: [{ roles: supplyRoles, whose: 'agency' }], needs: sameMonth, decide: decideSupplies } },
  label: (state) => supplyLabel(state.values), onDay: (state) => lastDayOfMonth(state.values), imports: { act: 'report', sameBy: ['point', 'year', 'month'] }, serial: true,
}

export const harmReductionRegisters: readonly RegisterDeclaration[] = [suppliesRegister]
