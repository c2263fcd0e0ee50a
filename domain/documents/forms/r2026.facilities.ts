/** Decree 163/2026, Appendix V, papers 01–16: private facilities and providers of home rehabilitation. */
import { cite } from '../../kernel/citation.ts'
import type { FormDefinition } from '../documents.model.ts'
import { facilityForms } from './shared.facilities.ts'

const police = ['province-police-director'] as const
const provider = [cite('D163', '79')]

export const facilitiesOf2026: readonly FormDefinition[] = facilityForms({
  id: (number) => `r2026.V.${number}`, mark: (number) => `Mẫu ${number} PL V`, kind: 'cơ sở cai nghiện ma túy tư nhân', licenceCode: 'GP-HĐCNMT', licenser: police, publisher: police, recorder: ['province-police', 'province-police-director', 'commune-police-chief'], assigner: ['province-planner'], licenserName: 'Công an tỉnh', publisherName: 'Giám đốc Công an tỉnh',
  plan: { number: '01', cites: [cite('D163', '73')] }, request: { number: '02', cites: [cite('D163', '73'), cite('D163', '74')] }, staff: { number: '03', cites: [cite('D163', '73')] }, head: { number: '04', cites: [cite('D163', '73')] }, licence: { number: '05', cites: [cite('L120', '28', '4'), cite('D163', '73', '2')] },
  remedy: { number: '06', cites: [cite('D163', '75')] }, breach: { number: '07', cites: [cite('D163', '75')] }, suspension: { number: '08', cites: [cite('D163', '75')] }, stop: { number: '09', cites: [cite('D163', '76')] }, revocation: { number: '10', cites: [cite('D163', '76')] },
  providerRequest: { number: '11', cites: provider }, publication: { number: '12', cites: [cite('L120', '32', '6'), ...provider] }, providerBreach: { number: '13', cites: provider }, providerSuspension: { number: '14', cites: provider }, providerRemedy: { number: '15', cites: provider }, assignment: { number: '16', cites: [cite('L120', '32', '7')] },
  doubts: ['Khoản, điều của các mẫu 01–15 nằm trong các Điều 73–83 Nghị định; điều chính xác của từng mẫu chưa xác định.'],
})
