/** Which pages a post may open, in which order, and where it lands. A page that is not listed is absent, not disabled. */
import { openers, reviewers } from '@hoa-nhap/domain/access/break-glass.rules'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import type { IconName } from '../ui/icons.tsx'
import type { appText } from './app.text.ts'

type Word = Parameters<typeof appText.say>[0]
export type RailItem = { readonly path: string; readonly icon: IconName; readonly word: Word; readonly short: Word }
export type Rail = { readonly items: readonly RailItem[]; readonly home: string; readonly visits: boolean }

const inbox = (word: Word = 'nav.inbox'): RailItem => ({ path: '/viec', icon: 'tasks', word, short: 'nav.inbox.short' })
const people = (word: Word = 'nav.people'): RailItem => ({ path: '/nguoi', icon: 'people', word, short: 'nav.people.short' })
const registers: RailItem = { path: '/so', icon: 'book', word: 'nav.registers', short: 'nav.registers.short' }
const firstSteps: RailItem = { path: '/yeu-cau-kin', icon: 'phone', word: 'nav.firststep', short: 'nav.firststep.short' }
const inspections: RailItem = { path: '/kiem-tra', icon: 'search', word: 'nav.inspections', short: 'nav.inspections.short' }
/** For bodies that keep no register: their outgoing papers. */
const outgoing: RailItem = { path: '/so-van-ban', icon: 'book', word: 'nav.book', short: 'nav.registers.short' }
const directives: RailItem = { path: '/ke-hoach', icon: 'document', word: 'nav.directives', short: 'nav.directives.short' }
const reports: RailItem = { path: '/bao-cao', icon: 'document', word: 'nav.reports', short: 'nav.reports' }
const scoreboard: RailItem = { path: '/chi-tieu', icon: 'chart', word: 'nav.scoreboard', short: 'nav.scoreboard.short' }
const statistics: RailItem = { path: '/cong-bo', icon: 'document', word: 'nav.statistics', short: 'nav.statistics.short' }
const ledger: RailItem = { path: '/so-mo-ho-so', icon: 'lock', word: 'nav.ledger', short: 'nav.ledger.short' }
const units: RailItem = { path: '/to-chuc', icon: 'home', word: 'nav.units', short: 'nav.units.short' }
const outreach: RailItem = { path: '/tiep-can', icon: 'place', word: 'nav.outreach', short: 'nav.outreach.short' }
const duplicates: RailItem = { path: '/ho-so-trung', icon: 'people', word: 'nav.duplicates', short: 'nav.duplicates.short' }

const glass: RailItem = { path: '/mo-khan-cap', icon: 'refuse', word: 'nav.glass', short: 'nav.glass.short' }
const paper: RailItem = { path: '/ai-da-xem', icon: 'print', word: 'nav.whosaw', short: 'nav.whosaw.short' }
/** Who waits and what is due: for posts that have such a list (`reintegration.contract.ts`, named here by role so that no page carries the contract). */
const reintegration: RailItem = { path: '/hoa-nhap', icon: 'people', word: 'nav.reintegration', short: 'nav.reintegration.short' }
export const followers: readonly Role[] = ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social', 'counsellor', 'facility-head', 'facility-counsellor', 'facility-workshop', 'facility-health', 'team-member']
/** Posts that read or write entries about a person. */
export const entryRoles: readonly Role[] = [...followers.filter((role) => role !== 'team-member'), 'health-station', 'substitution-clinician', 'facility-accounts', 'inspector']
/** Open to everyone who is signed in, under "Tra cứu". */
const forAll: readonly RailItem[] = [
  ledger, { path: '/phap-luat', icon: 'law', word: 'nav.law', short: 'nav.law.short' }, { path: '/thong-bao', icon: 'tasks', word: 'nav.notices', short: 'nav.notices.short' },
  { path: '/thay-the', icon: 'switch', word: 'nav.standin', short: 'nav.standin.short' }, { path: '/tai-khoan', icon: 'lock', word: 'nav.account', short: 'nav.account.short' },
]

const board: RailItem = { path: '/bang-truc', icon: 'home', word: 'nav.board', short: 'nav.board.short' }

const rail = (items: readonly RailItem[], visits = false): Rail => ({ items, home: items[0]?.path ?? '/phap-luat', visits })
const officer = rail([inbox(), people(), registers, directives, scoreboard], true)
const carer = rail([inbox('nav.inbox.today'), people('nav.people.mine'), registers], true)
const point = rail([inbox('nav.inbox.today'), people('nav.people.mine'), firstSteps, outreach, registers], true)
const helper = rail([inbox('nav.inbox.today'), people('nav.people.mine'), outreach, registers], true)
const facility = rail([inbox(), people('nav.people.facility'), registers])
const onDuty = rail([board, people('nav.people.facility'), inbox(), registers])
const figures = rail([scoreboard, directives, registers])
const province = rail([inbox(), scoreboard, directives, people(), registers, reports, inspections])
const department = rail([inbox(), scoreboard, directives, registers])
const reporting = rail([inbox(), scoreboard, directives, registers, reports])
const bodyOfCases = rail([inbox(), people()])
const bodyOfPapers = rail([inbox(), people(), outgoing])
const bodyOfWork = rail([inbox(), people(), registers])

const rails = {
  'commune-police': officer, 'commune-police-chief': officer, 'commune-social': officer,
  'commune-chair': rail([inbox('nav.inbox.sign'), people('nav.people.after'), registers, directives, scoreboard], true),
  'health-station': point, 'substitution-clinician': carer, assessor: rail([inbox('nav.inbox.today'), people('nav.people.mine'), registers]), counsellor: point, 'team-member': helper, 'home-provider': carer,
  'district-labour': bodyOfWork, 'district-police': bodyOfWork, 'district-court': bodyOfPapers, 'regional-court': bodyOfWork, procuracy: bodyOfPapers, 'social-protection': bodyOfCases,
  'district-chair': figures, 'province-planner': rail([scoreboard, directives, registers, reports, statistics]), 'union-office': rail([scoreboard, directives, outreach, registers]),
  'province-labour': department, 'province-health': reporting, 'ministry-police': reporting,
  'province-police': province, 'province-police-director': province,
  'identity-steward': rail([duplicates]),
  'facility-head': rail([board, people('nav.people.facility'), inbox(), registers, scoreboard]), 'facility-intake': onDuty, 'facility-health': onDuty, 'facility-counsellor': facility, 'facility-workshop': facility, 'facility-guard': onDuty, 'facility-accounts': facility,
  inspector: rail([inbox('nav.inbox.alerts'), people(), inspections, registers]),
  'privacy-officer': rail([ledger, paper]), 'system-admin': rail([units]), 'security-officer': rail([units]),
  school: rail([people(), registers]), employer: rail([people(), registers]),
} as const satisfies Record<Role, Rail>

/** A post that reads no register has no way to them, nor a section for them in its inbox. */
export const readsRegisters = (role: Role): boolean => (rails[role] as Rail).items.includes(registers)

export function railOf(role: Role): Rail {
  return rails[role]
}

/** Under "Tra cứu": what everyone may open, and emergency openings for whoever may open or judges them. */
export function lookupOf(role: Role): readonly RailItem[] {
  const { items } = railOf(role)
  const all = openers.includes(role) || reviewers.includes(role) ? [...forAll.slice(0, 2), glass, ...forAll.slice(2)] : forAll
  return [...(followers.includes(role) ? [reintegration] : []), ...all].filter((extra) => !items.some((item) => item.path === extra.path))
}

/** All paths of a post's rail and lookup, for keys and the command list. */
export function placesOf(role: Role): readonly RailItem[] {
  return [...railOf(role).items, ...lookupOf(role)]
}
