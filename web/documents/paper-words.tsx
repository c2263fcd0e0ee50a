/** How a paper stands, who makes it, and what its form is called. */
import type { ReactNode } from 'react'
import type { PaperState } from '@hoa-nhap/domain/documents/issue.rules'
import { Role } from '@hoa-nhap/domain/kernel/actor'
import type { Confidence } from '@hoa-nhap/domain/kernel/citation'
import { roleName } from '../access/access.text.ts'
import { DoneMark, LaterMark, PauseMark, WarnMark } from '../ui/icons.tsx'
import { documentsText } from './documents.text.ts'

/** Shape, then word: a state has no colour of its own. */
export function StateMark({ state }: { readonly state: PaperState }): ReactNode {
  const t = documentsText.useText()
  const mark = state === 'issued' ? <DoneMark size={16} /> : state === 'draft' ? <LaterMark size={16} /> : state === 'signed' ? <PauseMark size={16} /> : <WarnMark size={16} />
  return <span className={`paper-state paper-${state}`}>{mark} {t(`state.${state}`)}</span>
}

/** Those who make a form: posts by their names, others in words. */
export function makerNames(makers: readonly string[]): string {
  return makers.map((maker) => { const role = Role.options.find((one) => one === maker); return role ? roleName(role) : documentsText.sayCode(`maker.${maker}`) }).join(', ')
}

/** A title that nobody read on the printed form says so; its layout is doubted on the paper itself. */
export function FormTags({ form }: { readonly form: { readonly titleConfidence: Confidence } }): ReactNode {
  const t = documentsText.useText()
  return form.titleConfidence === 'unverified' ? <span className="tag tag-amber">{t('title.unverified')}</span> : null
}
