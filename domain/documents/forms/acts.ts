/** Which papers go with an act, under both laws: the act's own paper first, then what is made with it. The catalogue keeps those of the day. */
import type { MeasureKind } from '../../kernel/measure.ts'

const V = (...numbers: readonly string[]): string[] => numbers.map((number) => `r2026.V.${number}`)
const III = (...numbers: readonly string[]): string[] => numbers.map((number) => `r2026.III.${number}`)
const I = (...numbers: readonly string[]): string[] => numbers.map((number) => `r2026.I.${number}`)
const M = (...numbers: readonly string[]): string[] => numbers.map((number) => `r2021.D116.${number}`)
const D105 = (...numbers: readonly string[]): string[] => numbers.map((number) => `r2021.D105.${number}`)
const D109 = (...numbers: readonly string[]): string[] => numbers.map((number) => `r2021.D109.${number}`)
const D90 = (...numbers: readonly string[]): string[] => numbers.map((number) => `r2021.D90.${number}`)

const L = (...names: readonly string[]): string[] => names.map((name) => `r2026.none.${name}`)

const test = { 'record-test': [...III('01'), ...D105('03')] }
const breach = [...V('34'), ...M('27')]
const moved = { 'move-out': [...V('26'), ...M('25')], 'confirm-arrival': [...V('26'), ...M('25')] }
const plans = [...V('17', '18'), ...M('19', '20')]
const reintegration = [...V('19'), ...M('21')]

export const formsByAct: Readonly<Partial<Record<MeasureKind, Readonly<Record<string, readonly string[]>>>>> = {
  'user-management': {
    'record-use': [...III('01', '03', '05'), ...D105('03', '06', '05')], ...test, 'found-using': [...III('01'), ...D105('03')], 'send-notice': [...III('02'), ...D105('04')], decide: [...III('04'), ...D105('07')], redecide: [...III('04'), ...D105('07')],
    'hand-over-decision': V('23'), interrupt: III('07'), 'move-out': [...III('06'), ...D105('08')], 'confirm-arrival': III('06'), 'transfer-file': [...III('06'), ...D105('08')], stop: [...III('08'), ...D105('09')], 'end-by-order': [...III('08'), ...D105('09')], end: [...III('09'), ...D105('10')],
  },
  assessment: {
    ...test, 'request-assessment': D109('02', '01', '03'), 'record-result': D109('05', '04'), registered: [...V('20'), ...M('22')], 'note-not-registered': breach,
  },
  substitution: {
    register: [...V('20', '33'), ...M('22'), ...D90('01')], decide: M('24'), start: D90('02'), 'intake-notice': L('facility-notice'), 'record-absence': D90('02'), 'excuse-absence': D90('02'), 'change-centre': D90('03', '04'), 'receive-at-site': D90('03', '04'), complete: V('35'), quit: V('35'), 'record-breach': breach, 'forced-end': breach, 'assign-helper': V('59'), ...moved,
  },
  'voluntary-home': {
    register: [...V('20', '33', '25'), ...M('22')], decide: [...V('22'), ...M('24'), ...V('23')], start: [...V('24', '25'), ...plans], 'register-rest': V('24'), ...test, 'record-stage': [...plans, ...reintegration], 'assign-helper': V('59', '60'), 'provider-notice': V('27'), ...moved,
    'record-breach': breach, 'end-notice': V('51'), complete: [...V('28', '23'), ...M('26a')],
  },
  'voluntary-private': {
    register: [...V('20', '33'), ...M('22')], admit: [...V('24', '29', '25'), ...M('28', '22')], decide: [...V('22', '23')], start: [...V('24', '29', '25'), ...M('28'), ...plans], 'record-stage': [...plans, ...reintegration], ...test, notify: L('facility-notice'), transfer: [...V('29'), ...M('28')], 'record-breach': breach, 'end-notice': V('51'), complete: [...V('30', '23'), ...M('26b')], 'complete-part': V('30'),
  },
  'voluntary-public': {
    register: [...V('20', '33'), ...M('22')], admit: [...V('31', '24', '25'), ...M('28', '22')], decide: V('22', '23'), 'request-placement': L('place-request'), designate: L('place-decision'), 'request-central': L('place-request'), 'designate-central': L('place-decision'), notify: L('facility-notice'), start: [...V('31', '24', '25'), ...M('28'), ...plans], 'record-stage': [...plans, ...reintegration], ...test, postpone: V('44'), suspend: V('46'), 'go-out': V('47', '48', '49'),
    'record-breach': breach, 'end-notice': V('51'), complete: [...V('30', '23'), ...M('26b')], exempt: V('45'), transfer: M('28'),
  },
  'compulsory-dossier': {
    'open-dossier': [...V('33', '34'), ...M('29', '30', '27')], 'record-paper': [...V('33', '34', '38', '39', '40', '41', '58', '35'), ...M('30', '31', '38')], 'dossier-made': [...V('33'), ...M('29')], 'give-notice': [...V('37'), ...M('32')], 'record-opinion': [...V('39', '38', '40', '41', '58'), ...M('35', '38', '31')],
    'return-for-completion': M('33'), 'send-to-court': [...V('36'), ...M('34', '39')], 'family-opinion': M('35'), 'family-management': M('36'), hold: [...V('32', '31'), ...M('36', '37')], 'deliver-decision': V('23'), 'release-from-holding': L('release'), 'answer-court-query': L('court-answer'),
  },
  compulsory: {
    'request-facility': L('place-request'), 'refer-designation': L('place-request'), designate: L('place-decision'), 'notify-escape': L('escape-notice'), 'refer-social-protection': L('protection'), 'request-court': [...V('44', '45'), ...M('42a', '42b')], admit: [...V('42'), ...M('40')], 'order-search': [...V('43'), ...M('41')], 'record-stage': [...plans, ...reintegration], 'review-reductions': M('43', '44'), 'post-reduction-list': M('44'), 'propose-to-court': [...V('46'), ...M('43', '44')], suspend: V('46'), 'exempt-remainder': V('46'),
    'out-for-proceedings': [...V('47', '42'), ...M('45')], 'extend-proceedings': [...V('47'), ...M('45')], 'return-from-proceedings': V('42'), 'request-leave': [...V('48'), ...M('48')], 'grant-leave': [...V('49'), ...M('49')], 'end-notice': V('51'), complete: [...V('50', '23'), ...M('46', '47')],
  },
  'post-rehab': {
    'open-from-notice': V('51'), propose: [...V('52'), ...M('50')], decide: [...V('53'), ...M('51')], 'hand-over-decision': V('23'), ...test, 'assign-helper': V('55', '59', '60'), 'move-out': [...V('54'), ...M('53')], 'confirm-arrival': [...V('54'), ...M('53')], complete: [...V('56', '23'), ...M('54')], 'remove-early': V('57'), 'end-by-death': V('57'),
  },
  'e-monitoring': {
    request: I('01'), decide: I('02'), 'decide-anew': I('02'), fit: I('03', '04'), 'remove-temporarily': I('05', '07', '06', '08'), refit: I('08'), 'change-position': I('05', '09'), 'change-position-medical': I('05', '09'), 'replace-device': I('10'), pause: I('11', '12'), 'end-pause': I('08'), exempt: I('13', '14'), end: I('15', '16'), 'end-by-death': I('15', '16'),
    'move-out': I('17'), 'confirm-arrival': I('17'), 'assign-officer': I('17'), 'record-breach': I('18'), 'record-not-cured': I('18'), 'breach-papers': I('18'),
  },
}
