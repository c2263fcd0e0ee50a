/**
 * The ids of every transition, clock, term and transitional rule that the law tables name, with a label in our own words. The coverage page
 * (`docs/law/coverage.md`) has one row for each; a comparing test holds the list against the reference tables where they are at hand.
 */
export type CoverageGroup = {
  /** The law whose rows answer: ids of 2021 in `r2021` and its two continuations, ids of 2026 in `r2026`. */
  readonly law: '2021' | '2026'
  /** Section of the reference table. */
  readonly section: string
  readonly title: string
  readonly ids: Readonly<Record<string, string>>
}

const transitions2021: CoverageGroup = {
  law: '2021', section: '2.2', title: 'Transitions, law of 2021',
  ids: {
    T01: 'a ground to test is noted', T02: 'a test is positive', T03: 'residence is verified', T04: 'the finding is sent to the commune', T05: 'management of a user is decided', T06: 'managed anew after use was found again',
    T07: 'management is stopped', T08: 'management ends after its year', T09: 'a managed person moves', T10: 'police ask for an assessment', T11: 'the person asks for an assessment', T12: 'assessed: not addicted',
    T13: 'assessed: addicted', T14: 'not addicted: managed as a user', T15: 'registration for voluntary rehabilitation or substitution', T16: 'the commune decides on the registration', T17: 'admission to a facility by contract',
    T18: 'no stable residence: public facility by decision', T19: 'a person in rehabilitation at home moves', T20: 'rehabilitation at home is completed', T21: 'rehabilitation in a facility is completed', T22: 'substitution treatment is completed',
    T23: 'record of not registering', T24: 'record of not starting', T25: 'record of quitting', T26: 'record of use during rehabilitation', T27: 'substitution ended for breach of its rules', T28: 'adult assessed addicted in post-rehabilitation',
    T29: 'minor assessed addicted in post-rehabilitation: no compulsory ground', T30: 'compulsory dossier of an adult', T31: 'compulsory dossier of a minor', T32: 'interim management by the family', T33: 'interim management in a facility',
    T34: 'family management ends by absconding', T35: 'the dossier is shown to the person', T36: 'the dossier goes to Labour', T37: 'Labour finds it valid: to the court', T38: 'Labour returns it', T39: 'the court returns an incomplete file',
    T40: 'the court decides', T41: 'complaint, petition or protest', T42: 'the decision takes effect', T43: 'sent for execution', T44: 'postponement', T45: 'exemption from the order', T46: 'the ground of postponement ends', T47: 'absconds before admission',
    T48: 'escort and admission', T49: 'escape', T50: 'found again', T51: 'the term is reduced', T52: 'suspended for illness', T53: 'goes on after illness', T54: 'the remainder is exempted', T55: 'out for proceedings', T56: 'leave for a funeral',
    T57: 'dossier for compulsory education', T58: 'death in the facility', T59: 'the compulsory term ends', T60: 'to social protection', T61: 'reports back home after compulsory rehabilitation', T62: 'reports completion of voluntary rehabilitation',
    T63: 'post-rehabilitation dossier and proposal', T64: 'post-rehabilitation is decided', T65: 'moves during post-rehabilitation', T66: 'post-rehabilitation ends', T67: 'use found, not addicted, in post-rehabilitation', T68: 'removed from a list',
  },
}
const transitions2026: CoverageGroup = {
  law: '2026', section: '4', title: 'Transitions, law of 2026',
  ids: {
    R01: 'a test is positive', R02: 'management of a user is decided', R03: 'no stable residence: straight to assessment', R04: 'use found again: assessment', R05: 'managed anew, not addicted', R06: 'management interrupted by custody', R07: 'management is stopped',
    R08: 'management ends after its year', R09: 'assessed: addicted', R10: 'registration and decision on voluntary rehabilitation', R11: 'registration for substitution', R12: 'a public facility is named', R13: 'from a private facility to home after three stages',
    R14: 'a breach that may lead to a compulsory dossier', R15: 'use found in post-rehabilitation: assessment', R16: 'assessed addicted in post-rehabilitation', R17: 'held during the dossier', R18: 'the dossier goes to the court', R19: 'the court decides',
    R20: 'facility named, escort, admission', R21: 'postponed or exempted', R22: 'suspended for illness', R23: 'goes on after illness', R24: 'escape', R25: 'out for proceedings', R26: 'turns eighteen with time left', R27: 'from the end notice to post-rehabilitation',
    R28: 'to social protection', R29: 'post-rehabilitation ends', R30: 'removed early from post-rehabilitation', R31: 'interrupted by prison, the rest served after', R32: 'use that may be prosecuted',
  },
}

const clocks2021: readonly CoverageGroup[] = [
  { law: '2021', section: '3.1', title: 'Testing and management of users', ids: {
    'positive-test-forward': 'positive test to the commune at once', 'residence-verify': 'residence verified', 'residence-verify-remote': 'residence verified, remote area', 'stable-residence-threshold': 'days that make a residence stable',
    'user-act-notify': 'finding sent to the commune of residence', 'user-act-notify-no-residence': 'finding sent to the commune of detection', 'user-mgmt-decide': 'decision on management', 'user-mgmt-term': 'one year of management', 'user-mgmt-renewed-term': 'a new year after renewed use',
    'user-residence-check': 'monthly look at the residence', 'user-move-police-notice': 'police tell the new commune', 'user-move-file-transfer': 'the file follows a move', 'user-stop-end-send': 'stop and end decisions are sent', 'commune-education-lookback': 'a year after commune education',
  } },
  { law: '2021', section: '3.2', title: 'Assessment', ids: {
    'assess-staff-dispatch': 'medical staff sent out', 'assess-file-forward': 'file forwarded from custody', 'assess-result': 'result of the assessment', 'assess-result-forward': 'result forwarded', 'diagnosis-window': 'window of the diagnosis', 'admin-detention-for-assessment': 'administrative holding to assess',
  } },
  { law: '2021', section: '3.3', title: 'Voluntary rehabilitation and substitution', ids: {
    'register-voluntary': 'time to register', 'force-majeure-restart': 'restart after force majeure', 'commune-decide-voluntary': 'decision of the commune', 'start-voluntary': 'time to start', 'voluntary-term-community': 'term at home', 'voluntary-term-facility': 'term in a facility',
    'provider-notice': 'notice of the provider', 'public-centre-notice': 'notice of a public facility', 'private-centre-notice': 'notice of a private facility', 'mmt-notice': 'notice of the substitution centre', 'self-termination-absence': 'absence that is quitting', 'self-termination-sessions': 'missed sessions that are quitting',
    'mmt-forced-end-protocol': 'breaches that may end substitution', 'mmt-forced-end-opioid': 'tests that may end substitution', 'mmt-site-reassign': 'patients of a closed site', 'support-after-stages': 'one-off support',
  } },
  { law: '2021', section: '3.4', title: 'Compulsory dossier', ids: {
    'dossier-adult': 'dossier of an adult', 'dossier-minor': 'dossier of a minor', 'limitation-apply-measure': 'limitation of the measure', 'interim-decision-send': 'interim decision sent', 'interim-term': 'interim management', 'dossier-read': 'time to read the dossier', 'dossier-forward': 'dossier to Labour',
    'labour-check': 'check by Labour', 'dossier-supplement': 'dossier supplemented', 'labour-resend': 'supplement to the court', 'court-query-answer': 'answer to the court',
  } },
  { law: '2021', section: '3.5', title: 'Court', ids: {
    'court-return-incomplete': 'incomplete file returned', 'court-accept-assign': 'acceptance and judge', 'court-notify-acceptance': 'notice of acceptance', 'court-decide': 'court decides', 'court-decide-minor': 'court decides on a minor', 'court-check-minor': 'check of a minor’s file', 'court-session': 'session',
    'court-send-decision': 'decision sent', 'complaint-court-decision': 'time to complain', 'petition-protest-court-decision': 'petition and protest', 'complaint-forward': 'complaint forwarded', 'complaint-conduct': 'complaint about conduct', 'complaint-conduct-answer': 'answer about conduct', 'court-send-effective': 'decision in effect sent', 'execution-limitation': 'limitation of execution',
  } },
  { law: '2021', section: '3.6', title: 'Execution and life in the facility', ids: {
    'postpone-exempt-apply': 'request to postpone or exempt', escort: 'escort', 'escort-force-majeure': 'escort after force majeure', 'escort-capacity-extension': 'facility full', 'compulsory-term-adult': 'term of an adult', 'compulsory-term-minor': 'term of a minor', 'escape-time': 'time of escape', 'hospital-time': 'time in hospital',
    'reduce-eligible': 'when a term may be cut', 'reduce-review': 'review of cuts', 'reduce-posting': 'posting inside', 'suspend-illness': 'suspension for illness', 'resume-after-illness': 'resuming after illness', 'exempt-grave-illness': 'exemption for grave illness', 'mourning-decide': 'decision on funeral leave', 'mourning-leave': 'funeral leave',
    'death-relatives': 'relatives told of a death', 'health-check': 'health check', 'labour-limit-adult': 'hours of work, adults', 'labour-limit-12-15': 'hours of work, 12 to under 15', 'labour-limit-15-18': 'hours of work, 15 to under 18', 'visit-weekly': 'visits', 'visit-spouse': 'visits of the spouse', 'release-notice': 'notice before release', 'report-home': 'report back home',
  } },
  { law: '2021', section: '3.7', title: 'Post-rehabilitation', ids: {
    'post-dossier': 'dossier and proposal', 'post-decide': 'decision', 'post-term-1y': 'one year', 'post-term-2y': 'two years', 'post-absence-excluded': 'unreported absence', 'post-move-notice': 'notice of a move', 'addict-move-notice': 'notice of a move, list of addicted persons', 'post-test': 'tests without an interval',
  } },
  { law: '2021', section: '3.8', title: 'Facilities and providers', ids: {
    'licence-grant': 'licence', 'licence-reissue': 'licence again', 'licence-suspend': 'suspension', 'licence-suspension-term': 'length of a suspension', 'licence-idle-suspend': 'idle: suspension', 'licence-idle-revoke': 'idle: revocation', 'licence-revoke-request': 'revocation on request', 'licence-revoke-violation': 'revocation for violation',
    'lease-remaining': 'years left of a lease', 'publish-provider': 'provider published', 'republish-provider': 'provider published again', 'provider-violation-record': 'record of a violation', 'provider-suspend': 'provider suspended', 'provider-idle': 'idle provider', 'judicial-record-age': 'age of the judicial record', 'medical-head-doctor': 'head of health is a doctor', 'old-centres-conform': 'old facilities conform',
  } },
  { law: '2021', section: '3.9', title: 'HIV results and statistics', ids: {
    'hiv-result-notify': 'HIV result told', 'arv-handover': 'medicine handed over', 'stat-commune-month': 'monthly figures of the commune', 'stat-centre-month': 'monthly figures of the facility', 'stat-district-half': 'half-year figures of the district', 'stat-district-year': 'yearly figures of the district', 'stat-province-half': 'half-year figures of the province', 'stat-province-year': 'yearly figures of the province',
  } },
]

const clocks2026: readonly CoverageGroup[] = [
  { law: '2026', section: '5', title: 'Terms and stages', ids: {
    'user-management-term': 'one year of management', 'rehab-term-first': 'first rehabilitation', 'rehab-term-repeat': 'second rehabilitation on', 'rehab-start-home': 'start at home', 'rehab-start-private': 'start in a private facility', 'rehab-start-public-voluntary': 'start in a public facility', 'rehab-start-compulsory': 'start of compulsory rehabilitation',
    'post-rehab-term-1y': 'one year of post-rehabilitation', 'post-rehab-term-2y': 'two years of post-rehabilitation', 'em-term-home': 'monitoring with rehabilitation at home', 'em-term-post-rehab': 'monitoring in post-rehabilitation', 'em-term-substitution': 'monitoring in substitution', 'em-term-minor-request': 'monitoring of a minor on request', 'em-term-no-residence': 'monitoring of a minor without residence',
    'addiction-certificate-validity': 'validity of the certificate', 'compulsory-limitation': 'limitation of the measure', 's1-intake': 'stage 1', 's2-detox': 'stage 2', 's3-behaviour': 'stage 3', 's4-work': 'stage 4', 's5-reintegration': 'stage 5',
  } },
  { law: '2026', section: '6.1', title: 'Testing and management of users', ids: {
    'positive-result-forward': 'positive test forwarded', 'residence-verification': 'residence verified', 'residence-verification-remote': 'residence verified, remote area', 'use-notice-send': 'finding sent', 'user-management-decision': 'decision on management', 'user-management-redecision': 'decision after renewed use', 'user-residence-check': 'monthly look at the residence',
    'user-present-new-place': 'person reports at the new place', 'user-move-notify': 'notice of a move', 'user-status-decision-distribute': 'decisions distributed', 'user-decision-copy-permanent-commune': 'copy to the commune of permanent residence',
  } },
  { law: '2026', section: '6.2', title: 'Assessment, registration, voluntary rehabilitation', ids: {
    'addiction-result-send': 'result sent', 'rehab-registration': 'time to register', 'substitution-intake-notify': 'substitution centre tells of an intake', 'voluntary-decision': 'decision', 'voluntary-start': 'time to start', 'voluntary-absence-quit': 'absence that is quitting', 'provider-notify': 'notice of the provider', 'home-move-notify': 'notice of a move', 'home-end-notice': 'end notice, home',
    'home-completion-certificate': 'certificate, home', 'private-completion-copy': 'copy of the certificate', 'private-completer-present': 'person reports with the certificate', 'private-partial-notice': 'notice of a partial stay', 'private-partial-register-home': 'registers the rest at home', 'private-quit-notice': 'notice of quitting early', 'private-seat-notice': 'notice to the commune of the seat', 'private-end-notice': 'end notice, private',
    'private-certificate': 'certificate, private', 'public-voluntary-request': 'request for a public facility', 'public-voluntary-designate': 'facility named', 'public-voluntary-designate-central': 'facility named by the ministry', 'public-voluntary-end-notice': 'end notice, public', 'public-voluntary-certificate': 'certificate, public',
  } },
  { law: '2026', section: '6.3', title: 'Compulsory rehabilitation', ids: {
    'compulsory-dossier-open': 'dossier opened', 'compulsory-read': 'time to read', 'compulsory-forward-court': 'to the court', 'court-clarification-reply': 'answer to the court', 'court-decision': 'court decides', 'compulsory-request-facility': 'request for a facility', 'compulsory-designate': 'facility named', 'compulsory-designate-central': 'facility named by the ministry', 'compulsory-designate-send': 'naming sent',
    'compulsory-escort': 'escort', 'escape-notify': 'escape told', 'funeral-leave-decide': 'decision on funeral leave', 'funeral-leave-max': 'funeral leave', 'death-family-wait': 'waiting for relatives', 'compulsory-end-notice': 'end notice', 'compulsory-certificate': 'certificate', 'social-protection-transfer': 'dossier for social protection',
  } },
  { law: '2026', section: '6.4', title: 'Post-rehabilitation', ids: {
    'post-rehab-proposal': 'proposal', 'post-rehab-decision': 'decision', 'post-rehab-move-notify': 'notice of a move', 'addict-list-move-notify': 'notice of a move, list of addicted persons', 'post-rehab-completion': 'certificate',
  } },
  { law: '2026', section: '6.5', title: 'Electronic monitoring', ids: {
    'em-decision': 'decision', 'em-decision-request': 'decision on request or breach', 'em-execute': 'execution', 'em-fit-before-release': 'fitted before release', 'em-damage-report': 'damage reported', 'em-battery': 'battery', 'em-refit-present': 'presents for refitting', 'em-breach-cure': 'breach cured', 'em-force-majeure-report': 'force majeure reported', 'em-position-change': 'change of position',
    'em-abroad-removal': 'travel abroad', 'em-exempt-adult': 'exemption, adults', 'em-exempt-minor': 'exemption, minors', 'em-move-handover': 'hand-over on a move',
  } },
  { law: '2026', section: '6.6', title: 'Facilities and providers', ids: {
    'private-licence': 'licence', 'private-licence-reissue': 'licence again', 'private-idle': 'idle facility', 'private-fix': 'time to put right', 'private-suspension-length': 'length of a suspension', 'private-suspended-client-move': 'clients of a suspended facility', 'provider-publication': 'provider published', 'provider-suspension-length': 'provider suspended',
  } },
  { law: '2026', section: '6.7', title: 'How to count', ids: {
    'count-hours': 'hours', 'count-working-days': 'working days', 'count-days-months-years': 'days, months, years', 'count-before-end': 'so long before the end', 'count-force-majeure': 'force majeure',
  } },
  { law: '2026', section: '10', title: 'Transition on 1 July 2026', ids: {
    't1-in-rehab': 'in rehabilitation that day', 't2-dossier-open': 'dossier open that day', 't3-licensed-facility': 'licensed before', 't4-licence-dossier': 'licence asked for before', 't5-e-monitoring': 'become subject to monitoring', 't6-minors-short': 'minors with little time left', 't7-user-management': 'user management decided before', 't8-post-rehab': 'post-rehabilitation decided before', 't9-reduction': 'requests to shorten still open',
  } },
]

/** In the order of the law tables: 2021 first, then 2026. */
export const coverageGroups: readonly CoverageGroup[] = [transitions2021, ...clocks2021, transitions2026, ...clocks2026]
export const isTransition = (id: string): boolean => /^[TR]\d{2}$/.test(id)
