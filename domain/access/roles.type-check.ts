/** Not run: the compiler refuses this file should one of the refusals below ever be lifted. */
import { day } from '../kernel/plain-date.ts'
import { role } from './access.model.ts'

const common = { title: '', titleEn: '', agency: 'commune-police', level: 'commune', during: [{ from: day('2022-01-01'), sight: 'unit' }], may: ['read'], ground: { default: { cite: '', confidence: 'verified' } } } as const

// @ts-expect-error a police role that names HV does not compile
export const policeNamingHiv = role({ id: 'commune-police', ...common, opens: { HV: 'scope' } })
// @ts-expect-error nor does a guard
export const guardNamingHiv = role({ id: 'facility-guard', ...common, opens: { HV: 'scope' } })
export const headNamingHiv = role({ id: 'facility-head', ...common, opens: { HV: 'scope' } })
