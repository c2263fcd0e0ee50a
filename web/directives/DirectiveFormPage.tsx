/** Enters a plan or letter: the document, then each sentence with what it becomes. The draft stays on this device until it is sent. */
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { createDirective, listDirectives } from '@hoa-nhap/domain/directives/directives.contract'
import { newId } from '../api/client.ts'
import { useItems, useSend } from '../api/hooks.ts'
import { useSignedIn } from '../app/session.ts'
import { useIndicators, useProvince } from '../indicators/use-scoreboard.ts'
import { LateMark } from '../ui/icons.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { ClauseFields } from './ClauseFields.tsx'
import { bodyOf, emptyClause, emptyDirective, wrongOf, type TypedClause, type TypedDirective } from './directive-form.model.ts'
import { directivesText } from './directives.text.ts'
import { SelectField, TextField, type WrongWords } from './fields.tsx'
import './directives.css'

const draftKey = 'hn.draft.directive'

function readDraft(): TypedDirective | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(draftKey) ?? 'null')
    return kept && typeof kept === 'object' && 'clauses' in kept ? (kept as TypedDirective) : null
  } catch {
    return null
  }
}
function keepDraft(typed: TypedDirective | null): void {
  try {
    if (typed) localStorage.setItem(draftKey, JSON.stringify(typed))
    else localStorage.removeItem(draftKey)
  } catch {
    // A device that keeps nothing keeps no draft.
  }
}

export function DirectiveFormPage(): ReactNode {
  const t = directivesText.useText()
  const { post, today } = useSignedIn()
  const province = useProvince(post.unitId)
  const year = Number(today.slice(0, 4))
  const navigate = useNavigate()
  const indicators = useIndicators()
  const others = useItems(listDirectives, { query: {} })
  const send = useSend(createDirective, [listDirectives.id])
  const [key] = useState(newId)
  const [typed, setTyped] = useState<TypedDirective>(() => readDraft() ?? emptyDirective('', year))
  const [tried, setTried] = useState(false)
  const unitId = typed.unitId || province || post.unitId
  const wrong = tried ? wrongOf(typed, today) : []
  useEffect(() => keepDraft(typed), [typed])
  const set = (next: Partial<TypedDirective>): void => setTyped((before) => ({ ...before, ...next }))
  const setClause = (index: number, next: Partial<TypedClause>): void => set({ clauses: typed.clauses.map((clause, at) => (at === index ? { ...clause, ...next } : clause)) })
  const wordsFor: WrongWords = (field) => {
    const found = wrong.find((one) => one.field === field)
    return found ? t(found.code === 'day' ? 'day.wrong' : found.code === 'number' ? 'form.numberNeeded' : 'form.needed') : null
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    const first = wrongOf(typed, today)[0]
    if (first) {
      document.getElementById(first.field)?.focus()
      return
    }
    send.mutate({ body: bodyOf({ ...typed, unitId }, today), idempotencyKey: key }, {
      onSuccess: ({ id }) => {
        keepDraft(null)
        void navigate({ to: '/ke-hoach/$id', params: { id } })
      },
    })
  }
  const chain = [{ value: '', label: t('form.noDirective') }, ...(others.data ?? []).map((directive) => ({ value: directive.id, label: directive.number }))]
  return (
    <Page title={t('form.title')} trail={[{ to: '/ke-hoach', label: t('title') }]} className="directive-form">
      <form onSubmit={submit} noValidate>
        {wrong.length > 0 ? <p className="error-summary field-error" role="alert"><LateMark /> {t('form.wrong', { count: wrong.length })}</p> : null}
        <Sheet className="form-part">
          <h2>{t('form.document')}</h2>
          <div className="fields">
            <TextField id="number" span={2} label={t('form.number')} value={typed.number} maxLength={60} wrong={wordsFor} onChange={(number) => set({ number })} />
            <SelectField id="kind" span={2} label={t('form.kind')} value={typed.kind} options={(['plan', 'letter', 'decision', 'programme'] as const).map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} onChange={(kind) => set({ kind })} />
            <TextField id="issuer" span={2} label={t('form.issuer')} value={typed.issuer} maxLength={200} wrong={wordsFor} onChange={(issuer) => set({ issuer })} />
            <TextField id="title" span={6} label={t('form.name')} value={typed.title} maxLength={300} wrong={wordsFor} onChange={(title) => set({ title })} />
            <TextField id="issuedOn" span={3} label={t('form.issued')} hint={t('day.hint')} value={typed.issuedOn} numeric wrong={wordsFor} onChange={(issuedOn) => set({ issuedOn })} />
            <TextField id="effectiveTo" span={3} label={t('form.to')} hint={t('day.hint')} value={typed.effectiveTo} numeric wrong={wordsFor} onChange={(effectiveTo) => set({ effectiveTo })} />
            {(['implementsDirective', 'replacesDirective', 'extendsDirective'] as const).map((name) => (
              <SelectField key={name} id={name} span={2} label={t(name === 'implementsDirective' ? 'form.implements' : name === 'replacesDirective' ? 'form.replaces' : 'form.extends')} value={typed[name]} options={chain} onChange={(value) => set({ [name]: value })} />
            ))}
            <TextField id="bases" span={6} label={t('form.bases')} value={typed.bases} lines wrong={wordsFor} onChange={(bases) => set({ bases })} />
          </div>
        </Sheet>
        <h2 className="form-heading">{t('form.clauses')}</h2>
        {typed.clauses.map((clause, index) => (
          <ClauseFields
            key={index} index={index} clause={clause} indicators={indicators.data ?? []} wrong={wordsFor} onChange={(next) => setClause(index, next)}
            onRemove={typed.clauses.length > 1 ? () => set({ clauses: typed.clauses.filter((_, at) => at !== index) }) : null}
          />
        ))}
        <p><Button onClick={() => set({ clauses: [...typed.clauses, emptyClause(year)] })}>{t('form.addClause')}</Button></p>
        {send.error ? <p className="field-error" role="alert"><LateMark /> {sentenceOf(send.error)}</p> : null}
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('form.save')}</Button></div>
      </form>
    </Page>
  )
}
