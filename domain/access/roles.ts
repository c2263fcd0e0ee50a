/**
 * Every product role: when it exists, which rows are in its sight, what it may do, which compartments it opens, and on what ground.
 * A role that is no longer in force keeps its declaration, because events of the past name it.
 */
import { Role } from '../kernel/actor.ts'
import { day } from '../kernel/plain-date.ts'
import { roleTitles } from './titles.rules.ts'
import { role, type Ground, type RoleDeclaration } from './access.model.ts'

const verified = (cite: string, lawyer?: number): Ground => ({ cite, confidence: 'verified', ...(lawyer ? { lawyer } : {}) })
const inferred = (cite: string, lawyer?: number): Ground => ({ cite, confidence: 'inferred', ...(lawyer ? { lawyer } : {}) })
const decided = (cite: string, lawyer?: number): Ground => ({ cite, confidence: 'our-decision', ...(lawyer ? { lawyer } : {}) })

const start = day('2022-01-01')
const transfer = day('2025-03-01')
const lastDayBeforeTransfer = day('2025-02-28')
const twoTier = day('2025-07-01')
const lastDayOfDistricts = day('2025-06-30')
const lastDayBefore2026Law = day('2026-06-30')
const law2026 = day('2026-07-01')

const status = { flags: ['status'] } as const
const result = { flags: ['result'] } as const
const nameOnly = { flags: ['name'] } as const
const unitOnly = { flags: ['unit'] } as const

const managedByPolice = { ID: 'scope', CT: 'scope', RS: 'scope', ST: 'scope', DO: 'scope', AS: result, TR: 'break-glass', US: 'scope', SO: 'scope', WK: 'scope', MN: 'own-work', PL: { flags: ['facility'] } } as const
const managedByCommittee = { ID: 'scope', CT: 'scope', RS: 'scope', ST: 'scope', DO: 'scope', AS: result, US: 'scope', SO: 'scope', WK: 'scope', MN: 'scope' } as const
const figures = { ST: 'aggregate', AS: 'aggregate', TR: 'aggregate', US: 'aggregate', SO: 'aggregate', WK: 'aggregate', MN: 'aggregate', PL: 'aggregate' } as const
const dossierReader = { ID: 'scope', RS: 'scope', ST: 'scope', DO: 'scope', AS: result, TR: { flags: ['proof'] }, US: 'scope', SO: 'scope', PL: { flags: ['facility'] } } as const
const provinceReader = { ID: 'scope', RS: 'scope', ST: 'scope', DO: 'scope', AS: result, US: { flags: ['test'] }, PL: 'scope' } as const

// Since the law of 2025 the chair decides on post-rehabilitation management only.
const committeePeriods = [
  { from: start, to: lastDayBefore2026Law, sight: 'unit' },
  { from: law2026, sight: 'unit', kinds: ['post-rehab'], withholds: ['DO', 'AS', 'US'] },
] as const
// The province acts in these kinds; the others it lists on a stated purpose only.
const provinceActs = ['voluntary-private', 'voluntary-public', 'compulsory-dossier', 'compulsory'] as const
const provincePeriods = [
  { from: start, to: lastDayBeforeTransfer, sight: 'sent' },
  { from: transfer, sight: 'province', kinds: provinceActs, otherKindsFor: ['inspection', 'records'] },
] as const
const facilityPeriods = [{ from: start, sight: 'facility' }] as const

export const roles = {
  'commune-police': role({
    id: 'commune-police', ...roleTitles['commune-police'], agency: 'commune-police', level: 'commune', during: [{ from: start, sight: 'unit' }],
    may: ['register', 'record', 'read'], opens: managedByPolice, ground: { default: verified('L73 Đ26, 43; D105 Đ45, 49; L120 Đ27, 48; D163 phụ lục III M05, V M33'), TR: decided('care card only'), PL: decided('facility only') },
  }),
  'commune-police-chief': role({
    id: 'commune-police-chief', ...roleTitles['commune-police-chief'], agency: 'commune-police', level: 'commune', during: [{ from: start, sight: 'unit' }],
    may: ['register', 'record', 'decide', 'read', 'export'], opens: managedByPolice, ground: { default: verified('D116 Đ33, 77; L120 Đ24, 31–38'), TR: decided('care card only'), PL: decided('facility only') },
  }),
  'commune-chair': role({
    id: 'commune-chair', ...roleTitles['commune-chair'], agency: 'commune-committee', level: 'commune', during: committeePeriods,
    may: ['register', 'decide', 'record', 'read', 'aggregate', 'export'], opens: managedByCommittee, ground: { default: verified('L73 Đ23, 34, 40; L120 Đ39.1, 42.6; D163 Đ134, 138'), ST: inferred('L120 Đ42: post-rehabilitation only since 2026-07-01', 2) },
  }),
  'commune-social': role({
    id: 'commune-social', ...roleTitles['commune-social'], agency: 'commune-committee', level: 'commune', during: committeePeriods,
    may: ['register', 'record', 'read'], opens: managedByCommittee, ground: { default: verified('D116 Đ28–34, 78(3); D163 M55'), ST: inferred('L120 Đ42: post-rehabilitation only since 2026-07-01', 2) },
  }),
  'health-station': role({
    id: 'health-station', ...roleTitles['health-station'], agency: 'health-station', level: 'commune', during: [{ from: start, sight: 'sent', kinds: ['assessment', 'substitution'] }],
    may: ['register', 'record', 'decide', 'read'], opens: { ID: 'scope', CT: 'scope', ST: 'scope', AS: 'scope', TR: 'scope', HV: 'scope', US: 'scope' },
    ground: { default: verified('L73 Đ27(4); D109 Đ8; L120 Đ31.4'), ST: decided('only the measures of its own kinds'), HV: verified('Law 64/2006 Đ30(2)đ: those who treat') },
  }),
  'substitution-clinician': role({
    id: 'substitution-clinician', ...roleTitles['substitution-clinician'], agency: 'medical-centre', level: 'facility', during: [{ from: start, sight: 'sent', kinds: ['substitution'] }],
    may: ['register', 'record', 'decide', 'read'], opens: { ID: 'scope', CT: 'scope', ST: 'scope', AS: result, TR: 'scope', HV: 'scope', US: 'scope' },
    ground: { default: verified('D90 Đ6, 8: the person applies to the place of treatment; L120 Đ31.4'), ST: decided('only the measures of its own kind'), HV: verified('Law 64/2006 Đ30(2)đ: those who treat') },
  }),
  assessor: role({
    id: 'assessor', ...roleTitles['assessor'], agency: 'assessing-facility', level: 'facility', during: [{ from: start, sight: 'sent', kinds: ['assessment'] }],
    may: ['register', 'record', 'decide', 'read'], opens: { ID: 'scope', ST: 'scope', AS: 'scope', TR: 'scope', US: 'scope' }, ground: { default: verified('D109 Đ3–8; TT18; L120 Đ31.4'), ST: decided('only assessments sent here') },
  }),
  counsellor: role({
    id: 'counsellor', ...roleTitles['counsellor'], agency: 'counselling-point', level: 'commune', during: [{ from: start, sight: 'named', kinds: ['voluntary-home', 'post-rehab'] }],
    may: ['record', 'read'], opens: { ID: 'scope', CT: 'scope', RS: unitOnly, ST: status, SO: 'own-work', WK: 'scope', MN: { flags: ['support'] } }, ground: { default: verified('D163 Đ130; D116 Đ34, 79(3)'), SO: decided('own service only') },
  }),
  'team-member': role({
    id: 'team-member', ...roleTitles['team-member'], agency: 'union', level: 'commune', during: [{ from: start, sight: 'named' }],
    may: ['record'], opens: { ID: nameOnly, ST: { flags: ['meeting'] }, WK: { flags: ['task'] } }, ground: { default: verified('D163 Đ59, M55'), ID: decided('a name, a meeting, a task; never the word for the measure') },
  }),
  'district-labour': role({
    id: 'district-labour', ...roleTitles['district-labour'], agency: 'district-labour', level: 'district', during: [{ from: start, to: lastDayBeforeTransfer, sight: 'sent', kinds: ['compulsory-dossier', 'compulsory'] }],
    may: ['decide', 'record', 'read', 'aggregate'], opens: dossierReader, ground: { default: verified('L73 Đ34(3); D116 Đ43') },
  }),
  'district-police': role({
    id: 'district-police', ...roleTitles['district-police'], agency: 'district-police', level: 'district', during: [{ from: start, to: lastDayBeforeTransfer, sight: 'sent', kinds: ['compulsory-dossier', 'compulsory'] }],
    may: ['register', 'record', 'decide', 'read'], opens: provinceReader, ground: { default: verified('D116 Đ40 (makes the dossier of whom it finds), 54–56', 3) },
  }),
  'district-chair': role({
    id: 'district-chair', ...roleTitles['district-chair'], agency: 'district-committee', level: 'district', during: [{ from: start, to: lastDayOfDistricts, sight: 'rollup' }],
    may: ['decide', 'aggregate'], opens: figures, ground: { default: verified('L73 Đ30(6), (8)') },
  }),
  'district-court': role({
    id: 'district-court', ...roleTitles['district-court'], agency: 'court', level: 'district', during: [{ from: start, to: lastDayOfDistricts, sight: 'sent', kinds: ['compulsory-dossier', 'compulsory'] }],
    may: ['decide', 'read'], opens: dossierReader, ground: { default: verified('XL Đ105; PL03') },
  }),
  'regional-court': role({
    id: 'regional-court', ...roleTitles['regional-court'], agency: 'court', level: 'province', during: [{ from: twoTier, sight: 'sent', kinds: ['compulsory-dossier', 'compulsory'] }],
    may: ['decide', 'read'], opens: dossierReader, ground: { default: verified('L120 Đ35.8; D163 Đ122', 3) },
  }),
  procuracy: role({
    id: 'procuracy', ...roleTitles['procuracy'], agency: 'procuracy', level: 'province', during: [{ from: start, sight: 'sent', kinds: ['compulsory-dossier', 'compulsory'], askedToo: true }],
    may: ['decide', 'read'], opens: dossierReader, ground: { default: inferred('PL03 (petition, protest); L120 Đ35.8', 3) },
  }),
  'province-labour': role({
    id: 'province-labour', ...roleTitles['province-labour'], agency: 'province-labour', level: 'province', during: [{ from: start, to: lastDayBeforeTransfer, sight: 'rollup' }],
    may: ['decide', 'aggregate'], opens: figures, ground: { default: verified('D116 Đ10–14, 63') },
  }),
  'province-police': role({
    id: 'province-police', ...roleTitles['province-police'], agency: 'province-police', level: 'province', during: provincePeriods,
    may: ['register', 'record', 'read', 'aggregate', 'inspect', 'export'], opens: provinceReader, ground: { default: decided('D116 Đ40 (makes the dossier of whom it finds); L120 Đ38, 39.4; D163 Đ91.2.c; the split of kinds', 4) },
  }),
  'province-police-director': role({
    id: 'province-police-director', ...roleTitles['province-police-director'], agency: 'province-police', level: 'province', during: [provincePeriods[1]],
    may: ['decide', 'read', 'aggregate', 'export'], opens: provinceReader, ground: { default: verified('L120 Đ28.4, 32.6, 34.3, 38.2', 4) },
  }),
  'identity-steward': role({
    id: 'identity-steward', ...roleTitles['identity-steward'], agency: 'province-records', level: 'province', during: [{ from: transfer, sight: 'pairs' }],
    may: ['decide'], opens: { ID: { flags: ['pair'] }, RS: unitOnly }, ground: { default: decided('pairs of the duplicate queue only') },
  }),
  'province-planner': role({
    id: 'province-planner', ...roleTitles['province-planner'], agency: 'province-committee', level: 'province', during: [{ from: start, sight: 'rollup' }],
    may: ['aggregate', 'export'], opens: figures, ground: { default: inferred('L73 Đ46–49; L120 Đ49') },
  }),
  'province-health': role({
    id: 'province-health', ...roleTitles['province-health'], agency: 'province-health', level: 'province', during: [{ from: start, sight: 'rollup' }],
    may: ['aggregate', 'decide'], opens: figures, ground: { default: verified('D90 Đ9(2), (3)') },
  }),
  'social-protection': role({
    id: 'social-protection', ...roleTitles['social-protection'], agency: 'rehab-facility', level: 'facility', during: [{ from: start, sight: 'sent' }],
    may: ['read'], opens: { ID: 'scope', RS: unitOnly, ST: status }, ground: { default: verified('D116 Đ63; D163 Đ124') },
  }),
  'ministry-police': role({
    id: 'ministry-police', ...roleTitles['ministry-police'], agency: 'ministry-police', level: 'ministry', during: [{ from: transfer, sight: 'sent', kinds: ['compulsory', 'voluntary-public'] }],
    may: ['decide', 'aggregate'], opens: provinceReader, ground: { default: verified('D163 Đ95.3, 106.3: placement requests sent, of compulsory and of voluntary rehabilitation') },
  }),
  'facility-head': role({
    id: 'facility-head', ...roleTitles['facility-head'], agency: 'rehab-facility', level: 'facility', during: facilityPeriods, may: ['register', 'record', 'decide', 'read', 'export'],
    opens: { ID: 'scope', CT: 'scope', RS: unitOnly, ST: 'scope', DO: 'scope', AS: result, TR: 'scope', HV: 'scope', US: 'scope', SO: 'scope', WK: 'scope', MN: 'scope', PL: 'scope' },
    ground: { default: verified('L73 Đ35–36; L120 Đ33, 46; D163 Đ92–97, 108–123'), HV: verified('Law 64/2006 Đ30(2)e names the head') },
  }),
  'facility-intake': role({
    id: 'facility-intake', ...roleTitles['facility-intake'], agency: 'rehab-facility', level: 'facility', during: facilityPeriods, may: ['register', 'record', 'read'],
    opens: { ID: 'scope', CT: 'scope', RS: 'scope', ST: 'scope', DO: { flags: ['papers'] }, AS: result, TR: { flags: ['care-card'] }, US: { flags: ['test'] }, SO: 'scope' }, ground: { default: verified('D116 Đ55; D163 Đ96, 108') },
  }),
  'facility-health': role({
    id: 'facility-health', ...roleTitles['facility-health'], agency: 'rehab-facility', level: 'facility', during: facilityPeriods, may: ['record', 'read'],
    opens: { ID: 'scope', CT: { flags: ['relative'] }, ST: 'scope', AS: 'scope', TR: 'scope', HV: 'scope', US: 'scope', SO: { flags: ['carer'] }, PL: 'scope' },
    ground: { default: verified('L73 Đ35; D163 Đ114'), HV: verified('Law 64/2006 Đ30(2)e: staff assigned to care for this person') },
  }),
  'facility-counsellor': role({
    id: 'facility-counsellor', ...roleTitles['facility-counsellor'], agency: 'rehab-facility', level: 'facility', during: facilityPeriods, may: ['record', 'read'],
    opens: { ID: 'scope', ST: status, TR: { flags: ['fit'] }, US: 'scope', SO: 'scope', WK: 'scope', PL: { flags: ['facility'] } }, ground: { default: decided('D116 Đ24–26') },
  }),
  'facility-workshop': role({
    id: 'facility-workshop', ...roleTitles['facility-workshop'], agency: 'rehab-facility', level: 'facility', during: facilityPeriods, may: ['record', 'read'],
    opens: { ID: 'scope', ST: status, TR: { flags: ['fit'] }, WK: 'scope', PL: { flags: ['facility'] } }, ground: { default: decided('D116 Đ24–26; labour limits by age') },
  }),
  'facility-guard': role({
    id: 'facility-guard', ...roleTitles['facility-guard'], agency: 'rehab-facility', level: 'facility', during: facilityPeriods, may: ['record', 'read'],
    opens: { ID: 'scope', ST: status, TR: 'break-glass', PL: 'scope' }, ground: { default: verified('Law 64/2006 Đ30(2)e against TT04 Đ8(2)a: we follow the Law', 6) },
  }),
  'facility-accounts': role({
    id: 'facility-accounts', ...roleTitles['facility-accounts'], agency: 'rehab-facility', level: 'facility', during: facilityPeriods, may: ['record', 'read'],
    opens: { ID: 'scope', ST: status, WK: 'own-work', MN: 'scope' }, ground: { default: decided('D163 Đ118') },
  }),
  'home-provider': role({
    id: 'home-provider', ...roleTitles['home-provider'], agency: 'home-provider', level: 'commune', during: [{ from: start, sight: 'named', kinds: ['voluntary-home'] }],
    may: ['record'], opens: { ID: 'scope', CT: 'scope', RS: unitOnly, ST: status, AS: result, TR: 'own-work', US: 'own-work', WK: 'own-work', MN: 'own-work' }, ground: { default: verified('L73 Đ30(7); L120 Đ32.8') },
  }),
  inspector: role({
    id: 'inspector', ...roleTitles['inspector'], agency: 'inspector', level: 'province', during: [{ from: start, sight: 'named' }],
    may: ['inspect'], opens: { ID: 'scope', RS: unitOnly, ST: 'scope', DO: 'scope', AS: result, TR: { flags: ['proof'] }, US: { flags: ['test'] }, WK: { flags: ['task'] }, MN: 'scope', PL: 'scope' }, ground: { default: decided('inspection law; the sample of the mission only') },
  }),
  'privacy-officer': role({
    id: 'privacy-officer', ...roleTitles['privacy-officer'], agency: 'province-police', level: 'installation', during: [{ from: start, sight: 'none' }],
    may: ['audit'], opens: {}, ground: { default: verified('L91 Đ19.2, 33; D356 Đ5, 13') },
  }),
  'system-admin': role({
    id: 'system-admin', ...roleTitles['system-admin'], agency: 'province-information', level: 'installation', during: [{ from: start, sight: 'none' }],
    may: ['administer'], opens: {}, ground: { default: decided('no grant on any table of persons') },
  }),
  'security-officer': role({
    id: 'security-officer', ...roleTitles['security-officer'], agency: 'province-information', level: 'installation', during: [{ from: start, sight: 'none' }],
    may: ['administer'], opens: {}, ground: { default: decided('no grant on any table of persons') },
  }),
  school: role({
    id: 'school', ...roleTitles['school'], agency: 'school', level: 'facility', during: [{ from: start, sight: 'named' }],
    may: ['record'], opens: { ID: nameOnly, WK: 'own-work' }, ground: { default: decided('a trainee among others', 5) },
  }),
  employer: role({
    id: 'employer', ...roleTitles['employer'], agency: 'employer', level: 'facility', during: [{ from: start, sight: 'named' }],
    may: ['record'], opens: { ID: nameOnly, WK: 'own-work' }, ground: { default: decided('a worker among others', 5) },
  }),
  'union-office': role({
    id: 'union-office', ...roleTitles['union-office'], agency: 'union', level: 'province', during: [{ from: start, sight: 'rollup' }],
    may: ['aggregate'], opens: figures, ground: { default: inferred('per agreement', 5) },
  }),
} as const satisfies { readonly [R in Role]: RoleDeclaration<R> }

/** Every declaration, in the order of the kernel's list of roles. */
export const roleList: readonly RoleDeclaration<Role>[] = Role.options.map((id) => roles[id] as RoleDeclaration<Role>)
