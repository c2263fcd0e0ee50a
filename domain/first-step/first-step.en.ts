/** English words of the first step. */
import type { FirstStepWords } from './first-step.vi.ts'

export const firstStepEn: FirstStepWords = {
  help: {
    talk: 'Somebody to listen and advise', family: 'How a family can help', home: 'Rehabilitation at home or in the community', substitution: 'Substitution treatment (methadone, buprenorphine)', health: 'Examination, tests, medicine',
    work: 'Trade, work, a loan', papers: 'Questions about procedures and rights', other: 'Something else',
  },
  reach: { phone: 'Call me', code: 'Do not call; I look up the answer with the code' },
  callTime: { any: 'Any time', morning: 'Morning', noon: 'Noon', afternoon: 'Afternoon', evening: 'Evening' },
  who: { self: 'For myself', family: 'For somebody in my family' },
  status: { new: 'Not read yet', contacted: 'Contacted', answered: 'Answered', closed: 'Closed' },
  event: { made: 'Request sent', opened: 'Opened', contacted: 'Contacted', answered: 'Answered', closed: 'Closed' },
}
