/** One clause of the form: what it says, and what it becomes. */
import type { ReactNode } from 'react'
import { Button } from 'antd'
import { useLanguage } from '../text/i18n.ts'
import { Sheet } from '../ui/page.tsx'
import { agencyChoices, directivesText, type AgencyChoice } from './directives.text.ts'
import type { TypedClause, TypedTarget } from './directive-form.model.ts'
import { SelectField, TextField, type WrongWords } from './fields.tsx'
import { pieces } from '../ui/pieces.text.ts'

type Indicator = { readonly id: string; readonly name: string; readonly nameEn: string }
type Props = { readonly index: number; readonly clause: TypedClause; readonly indicators: readonly Indicator[]; readonly wrong: WrongWords; readonly onChange: (next: Partial<TypedClause>) => void; readonly onRemove: (() => void) | null }

const kinds = ['basis', 'aim', 'target', 'task', 'organization'] as const
const answers = ['targets', 'tasks', 'bases', 'orientation', 'open'] as const
const comparators = ['eq', 'gt', 'gte', 'range', 'lt', 'lte', 'approx'] as const

export function ClauseFields({ index, clause, indicators, wrong, onChange, onRemove }: Props): ReactNode {
  const t = directivesText.useText()
  const p = pieces.useText()
  const name = (field: string): string => `clause-${index}-${field}`
  return (
    <Sheet className="form-part">
      <section aria-labelledby={name('head')}>
        <div className="clause-form-head"><h3 id={name('head')}>{t('form.clause', { number: index + 1 })}</h3>{onRemove ? <Button type="text" aria-label={t('form.removeClause', { number: index + 1 })} onClick={onRemove}>×</Button> : null}</div>
        <div className="fields">
          <TextField id={name('label')} span={2} label={t('form.label')} value={clause.label} maxLength={40} wrong={wrong} onChange={(label) => onChange({ label })} />
          <SelectField id={name('kind')} span={2} label={t('form.clauseKind')} value={clause.kind} options={kinds.map((kind) => ({ value: kind, label: p(`trace.kind.${kind}`) }))} onChange={(kind) => onChange({ kind })} />
          <SelectField id={name('answer')} span={2} label={t('form.answer')} value={clause.answer} options={answers.map((answer) => ({ value: answer, label: t(`answer.${answer}`) }))} onChange={(answer) => onChange({ answer })} />
          <TextField id={name('summary')} span={6} label={t('form.summary')} value={clause.summary} maxLength={1000} lines wrong={wrong} onChange={(summary) => onChange({ summary })} />
          {clause.answer === 'targets' ? <TargetFields name={name} target={clause.target} indicators={indicators} wrong={wrong} onChange={(next) => onChange({ target: { ...clause.target, ...next } })} /> : null}
          {clause.answer === 'tasks' ? (
            <>
              <TextField id={name('taskName')} span={6} label={t('form.taskName')} value={clause.task.name} wrong={wrong} onChange={(taskName) => onChange({ task: { ...clause.task, name: taskName } })} />
              <SelectField<AgencyChoice | ''> id={name('lead')} span={3} label={t('form.lead')} value={clause.task.lead} options={[{ value: '', label: t('form.keepLead') }, ...agencyChoices.map((agency) => ({ value: agency, label: t(`agency.${agency}`) }))]} onChange={(lead) => onChange({ task: { ...clause.task, lead } })} />
              <TextField id={name('deadline')} span={3} label={t('form.deadline')} hint={t('day.hint')} numeric value={clause.task.deadline} wrong={wrong} onChange={(deadline) => onChange({ task: { ...clause.task, deadline } })} />
            </>
          ) : null}
        </div>
      </section>
    </Sheet>
  )
}

function TargetFields({ name, target, indicators, wrong, onChange }: { readonly name: (field: string) => string; readonly target: TypedTarget; readonly indicators: readonly Indicator[]; readonly wrong: WrongWords; readonly onChange: (next: Partial<TypedTarget>) => void }): ReactNode {
  const t = directivesText.useText()
  const language = useLanguage()
  return (
    <>
      <TextField id={name('targetName')} span={3} label={t('form.targetName')} value={target.name} wrong={wrong} onChange={(value) => onChange({ name: value })} />
      <SelectField id={name('indicator')} span={3} label={t('form.indicator')} value={target.indicatorId} wrong={wrong} options={[{ value: '', label: t('choose') }, ...indicators.map((indicator) => ({ value: indicator.id, label: language === 'en' ? indicator.nameEn : indicator.name }))]} onChange={(indicatorId) => onChange({ indicatorId })} />
      <SelectField id={name('comparator')} span={2} label={t('form.comparator')} value={target.comparator} options={comparators.map((comparator) => ({ value: comparator, label: t(`cmp.${comparator}`) }))} onChange={(comparator) => onChange({ comparator })} />
      <TextField id={name('low')} span={2} label={`${t('form.low')} (%)`} numeric value={target.low} wrong={wrong} onChange={(low) => onChange({ low })} />
      {target.comparator === 'range' ? <TextField id={name('high')} span={2} label={`${t('form.high')} (%)`} numeric value={target.high} wrong={wrong} onChange={(high) => onChange({ high })} /> : null}
      <TextField id={name('from')} span={3} label={t('form.from')} numeric value={target.from} wrong={wrong} onChange={(from) => onChange({ from })} />
      <TextField id={name('to')} span={3} label={t('form.toDay')} numeric value={target.to} wrong={wrong} onChange={(to) => onChange({ to })} />
      <SelectField<AgencyChoice> id={name('accountable')} span={3} label={t('form.accountable')} value={target.accountable} options={agencyChoices.map((agency) => ({ value: agency, label: t(`agency.${agency}`) }))} onChange={(accountable) => onChange({ accountable })} />
      <label className="check span-3"><input type="checkbox" checked={target.striving} onChange={(event) => onChange({ striving: event.target.checked })} /> {t('form.striving')}</label>
    </>
  )
}
