/** The name of a rule on the page of the law. */
import { clockTitle } from '../measures/labels.ts'
import type { Language } from '../text/i18n.ts'
import { ruleWords } from '@hoa-nhap/domain/measures/rule-words.model'

/** The rule in a few words; the id only where nobody has named it yet. */
export function ruleName(id: string, language: Language): string {
  return ruleWords[id]?.[language === 'vi' ? 0 : 1] ?? clockTitle(id)
}
