/**
 * Settings of the invented lives, drawn from published figures of other provinces and years: [C…] names the row of
 * docs/calibration.md, [A] what is assumed and published nowhere. No count is published for
 * the provinces of the demonstration: a simulated figure is never theirs. Terms, clocks and papers come from the law rows, never from here.
 */
export type Calibration = {
  /** Share of men. [C7] */
  readonly male: number
  /** Years of age at the first body test, with weights; a tenth of a per cent is under 16. [C7] */
  readonly ages: readonly (readonly [readonly [number, number], number])[]
  /** What was used, with weights; asked again at every positive test. [C8] */
  readonly substances: readonly (readonly ['opioids' | 'amphetamine-type' | 'several', number])[]
  /** Share of first records that begin with use found and no addiction known; of those, who is assessed at once; a positive result at one test in the year; who is found again after it. [A] */
  readonly foundUsing: number
  readonly assessedWhenFound: number
  readonly usesWhileManaged: number
  readonly foundAgain: number
  /** Before 2026-07-01: who came to a facility by a contract of its own. Since then: of those who register, who asks for a facility. [C3] */
  readonly contracts: number
  readonly choosesFacility: number
  /** Of those who use opioids, who chooses treatment with substitutes; who leaves it within five months; how long the others stay on average, in days; how they leave; who comes back. [C1, C11] */
  readonly choosesSubstitution: number
  readonly leavesTreatmentSoon: number
  readonly treatmentDays: number
  readonly treatmentEnds: readonly (readonly ['choice' | 'drops-out' | 'ended' | 'completes' | 'dies', number])[]
  readonly backToTreatment: number
  /** Share of those with a ground of whom a dossier is opened: not registered, left rehabilitation, used during it, left treatment, addicted again after it. [C3] */
  readonly dossierUnregistered: number
  readonly dossierAfterQuit: number
  readonly dossierAfterUse: number
  readonly dossierAfterTreatment: number
  readonly dossierInReturn: number
  /** Who has a stable residence, whose family manages meanwhile, who is kept at once since 2026-07-01, what comes back for completion. [A] */
  readonly stableResidence: number
  readonly familyAgrees: number
  readonly heldAtOnce: number
  readonly dossierReturned: number
  /** What the court decides, for how many months under the law of 2021, who complains. [A] */
  readonly courtResults: readonly (readonly ['applied' | 'not-applied' | 'stopped', number])[]
  readonly orderMonths: readonly (readonly [number, number])[]
  readonly complains: number
  /** Before the admission: postponed, gone, referred to the ministry. [A] */
  readonly postponed: number
  readonly absconds: number
  readonly referred: number
  /** In the facility: escape and return, reduction, hospital, leave, transfer, suspension, the rest exempted. [A] */
  readonly escapes: number
  readonly foundAfterEscape: number
  readonly reduced: number
  readonly inHospital: number
  readonly onLeave: number
  readonly transferred: number
  readonly suspendedIll: number
  readonly remainderExempted: number
  /** Electronic monitoring since 2026-07-01: of adults in a measure that carries it, of persons under 18 at the parents' request. [A] */
  readonly monitored: number
  readonly parentsAsk: number
  /** Share of first assessments that find no addiction. [A] */
  readonly notAddicted: number
  /** Share assessed at the commune's health station, the others at a facility of the province. [A] */
  readonly assessedInCommune: number
  /** Of those told, who registers in time; of the others, who registers later. [A] */
  readonly registers: number
  readonly registersLater: number
  /** Of those decided, who starts; of those registered, who withdraws before; of those started, who leaves. [C11] */
  readonly starts: number
  readonly withdraws: number
  readonly quits: number
  /** Chance of a positive result at one test during rehabilitation. [C10] */
  readonly usesDuringRehab: number
  /** Chance of moving to another commune, and of dying, in one measure. [A] */
  readonly moves: number
  readonly dies: number
  /** Who reports home after completion under the law of 2021. [A] */
  readonly reportsHome: number
  /** Chance of another round after the end of management: 58 / 39 / 3 % once, twice, three times. [C9] */
  readonly secondRound: number
  /** Return to use in the year after rehabilitation, spread over about three tests. [C10] */
  readonly usesAfterReturn: number
  /** Share of an office's acts that come late. [A] */
  readonly lateOffice: number
  /** Share of visits written down wrongly and corrected. [A] */
  readonly correctsEntry: number
  /** Of what an office must do in the last days before the present, the share that is still to be done: days back, share. [A] */
  readonly pending: readonly (readonly [days: number, share: number])[]
  /** The same for the paper at the end of a term, and by how many days it comes late at most. The day that counts stays the last lawful one. [A] */
  readonly releasePending: readonly [days: number, share: number]
  readonly releaseLateBy: number
  /** Share of the notices of an end that are still to be written where the end lies ahead. [A] */
  readonly noticePending: number
  /** Share of lives that begin within the last days before the present, so that every stage of the work is seen. [A] */
  readonly recent: number
  readonly recentDays: number
  /** Share of people whose next act is due about now, in how many of the busiest communes of a province, and after how many draws one is taken as it is. [A] */
  readonly desk: number
  readonly deskCommunes: number
  readonly deskDraws: number
  /** Share supported within thirty days of coming home. [C12] */
  readonly supportWithinThirtyDays: number
  /** Share of a province's communes that have anyone; a few hold most. [C6] */
  readonly communesWithAnyone: number
  /** Share of people with a second record from another commune, for the duplicate queue. [A] */
  readonly registeredTwice: number
  /** Talks that a counsellor has written down about one person, at most. [A] */
  readonly counsellingTalks: number
}

export const calibration: Calibration = {
  male: 0.95,
  ages: [[[14, 15], 0.001], [[16, 17], 0.012], [[18, 24], 0.24], [[25, 34], 0.5], [[35, 44], 0.18], [[45, 60], 0.067]],
  substances: [['amphetamine-type', 59], ['opioids', 33], ['several', 8]],
  foundUsing: 0.22,
  assessedWhenFound: 0.35,
  usesWhileManaged: 0.12,
  foundAgain: 0.2,
  contracts: 0.035,
  choosesFacility: 0.08,
  choosesSubstitution: 0.95,
  leavesTreatmentSoon: 0.22,
  treatmentDays: 950,
  treatmentEnds: [['choice', 58], ['drops-out', 34], ['ended', 3], ['completes', 4], ['dies', 1]],
  backToTreatment: 0.5,
  dossierUnregistered: 0.93,
  dossierAfterQuit: 0.75,
  dossierAfterUse: 0.45,
  dossierAfterTreatment: 0.4,
  dossierInReturn: 0.5,
  stableResidence: 0.82,
  familyAgrees: 0.7,
  heldAtOnce: 0.6,
  dossierReturned: 0.08,
  courtResults: [['applied', 90], ['not-applied', 7], ['stopped', 3]],
  orderMonths: [[12, 3], [15, 2], [18, 4], [24, 2]],
  complains: 0.04,
  postponed: 0.03,
  absconds: 0.04,
  referred: 0.06,
  escapes: 0.035,
  foundAfterEscape: 0.85,
  reduced: 0.12,
  inHospital: 0.08,
  onLeave: 0.05,
  transferred: 0.02,
  suspendedIll: 0.015,
  remainderExempted: 0.01,
  monitored: 0.96,
  parentsAsk: 0.3,
  notAddicted: 0.14,
  assessedInCommune: 0.3,
  registers: 0.5,
  registersLater: 0.5,
  starts: 0.95,
  withdraws: 0.03,
  quits: 0.14,
  usesDuringRehab: 0.05,
  moves: 0.06,
  dies: 0.008,
  reportsHome: 0.9,
  secondRound: 0.42,
  usesAfterReturn: 0.18,
  lateOffice: 0.07,
  correctsEntry: 0.006,
  pending: [[2, 0.85], [14, 0.12]],
  releasePending: [14, 0.25],
  releaseLateBy: 12,
  noticePending: 0.5,
  recent: 0.06,
  recentDays: 22,
  desk: 0.04,
  deskCommunes: 7,
  deskDraws: 40,
  supportWithinThirtyDays: 0.88,
  communesWithAnyone: 0.72,
  registeredTwice: 0.004,
  counsellingTalks: 3,
}
