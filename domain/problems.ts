/** The sentences of all slices. A slice with `<slice>.problems.ts` adds one import and one line in each table. */
import { accessProblems } from './access/access.problems.ts'
import { campaignsProblems } from './campaigns/campaigns.problems.ts'
import { blankProblemTexts } from './documents/forms/blanks.problems.ts'
import { signProblems } from './documents/sign.problems.ts'
import { directivesProblems } from './directives/directives.problems.ts'
import { documentsProblems } from './documents/documents.problems.ts'
import { exchangeFields, exchangeProblems } from './exchange/exchange.problems.ts'
import { firstStepProblems } from './first-step/first-step.problems.ts'
import { facilitiesProblems } from './facilities/facilities.problems.ts'
import { inspectionsProblems } from './inspections/inspections.problems.ts'
import { harmReductionProblems } from './harm-reduction/harm-reduction.problems.ts'
import { indicatorsProblems } from './indicators/indicators.problems.ts'
import { mailProblems } from './mail/mail.problems.ts'
import { measuresProblems } from './measures/measures.problems.ts'
import { nameFacts } from './measures/measures.text.ts'
import { commonFields, commonProblems, fieldProblems, fill, type FieldTexts, type ProblemText, type ProblemTexts } from './kernel/problem-texts.ts'
import { outreachProblems } from './outreach/outreach.problems.ts'
import { excelProblems, fileProblems } from './registers/excel.problems.ts'
import { registersProblems } from './registers/registers.problems.ts'
import { peopleFields, peopleProblems } from './people/people.problems.ts'
import { reportsProblems } from './reports/reports.problems.ts'
import { statisticsProblems } from './statistics/statistics.problems.ts'
import { trainingProblems } from './training/training.problems.ts'
import { reintegrationFields, reintegrationProblems } from './reintegration/reintegration.problems.ts'

export const problemTexts: ProblemTexts = {
  ...commonProblems,
  ...accessProblems,
  ...peopleProblems,
  ...directivesProblems,
  ...documentsProblems,
  ...signProblems,
  ...firstStepProblems,
  ...facilitiesProblems,
  ...indicatorsProblems,
  ...inspectionsProblems,
  ...mailProblems,
  ...measuresProblems,
  ...campaignsProblems,
  ...outreachProblems,
  ...harmReductionProblems,
  ...statisticsProblems,
  ...trainingProblems,
  ...reintegrationProblems,
  ...registersProblems,
  ...reportsProblems,
  ...excelProblems,
  ...fileProblems,
  ...blankProblemTexts,
  ...exchangeProblems,
}

export const fieldTexts: FieldTexts = {
  ...commonFields,
  ...peopleFields,
  ...reintegrationFields,
  ...exchangeFields,
}

export { fieldProblems }

const fallback: ProblemText = { vi: 'Việc này không làm được.', en: 'This is not possible.' }

/** The sentences for a code with its facts; an unknown code still gets a sentence. */
export function sayProblem(code: string, facts: Readonly<Record<string, unknown>> = {}): ProblemText {
  const text = problemTexts[code] ?? fallback
  return { vi: fill(text.vi, nameFacts(facts, 'vi')), en: fill(text.en, nameFacts(facts, 'en')) }
}
