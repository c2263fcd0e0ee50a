/** One entry about a person: a form made from the fields its kind declares, with a draft; also the correction of an entry. */
import { useState, type ReactNode } from 'react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { shortCitation } from '@hoa-nhap/domain/kernel/instruments'
import type { RegisterField } from '@hoa-nhap/domain/kernel/register'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { readReintegration, recordEntry } from '@hoa-nhap/domain/reintegration/reintegration.contract'
import { EntryTypeSchema, typesFor, type EntryType } from '@hoa-nhap/domain/reintegration/reintegration.model'
import { placementsOf, supportHint, trainingsOf } from '@hoa-nhap/domain/reintegration/reintegration.rules'
import { currentPurpose, newId, ProblemError, type RequestOf } from '../api/client.ts'
import { isNoLine, isNotFound, useAsk, useSend } from '../api/hooks.ts'
import { useDraft } from '../api/use-draft.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { dataOf, fieldOfPath, nameOf, valuesOf } from '../registers/record.form.ts'
import { fieldLabel, optionLabel, sayTyped } from '../registers/record-labels.ts'
import { RecordFields } from '../registers/RecordFields.tsx'
import { useRegisterWords } from '../registers/register-words.ts'
import { formatDay, formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, showDay } from '../text/read-typed.ts'
import { DraftNote, ErrorSummary, Field, FieldError, focusField, FormFrame, useFormKeys } from '../ui/form.tsx'
import { useFormStore, useValues } from '../ui/form-store.ts'
import { DayInput } from '../ui/inputs.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty, NotFound, sentenceOf } from '../ui/states.tsx'
import { asEntries, entryName, fieldsOf, saying, type View } from './entry-view.tsx'
import { entryWords } from './entry-words.ts'
import { reintegrationText } from './reintegration.text.ts'
import '../registers/registers.css'
import './reintegration.css'

/** Of what an entry speaks: given by the row it was begun from, never typed. */
const pointing: Partial<Record<EntryType, string>> = { 'referral-answer': 'referralId', 'placement-check': 'placementId', 'placement-ended': 'placementId', training: 'trainingId' }

export function EntryFormPage(): ReactNode {
  const { id, type } = useParams({ strict: false }) as { id: string; type: string }
  const search = useSearch({ strict: false }) as Search
  const text = reintegrationText.useText()
  const { post } = useSignedIn()
  const found = useAsk(readReintegration, { params: { id } }, { purpose: currentPurpose() })
  const kind = EntryTypeSchema.safeParse(type)
  const trail = [{ to: `/nguoi/${id}/hoa-nhap`, label: text('person.title') }]
  useLanguage()
  if (!kind.success || !typesFor(post.role).includes(kind.data)) return <Page title={text('person.title')} trail={trail}><Empty title={text('act.missing')} /></Page>
  const title = entryWords(kind.data).name
  if (found.isError && isNotFound(found.error)) return <Page title={title} trail={trail}><NotFound /></Page>
  if (!found.data) return <Page title={title} trail={trail}><Answer of={found} rows={4}>{() => null}</Answer></Page>
  return <Editor key={`${id}-${type}-${search.thay ?? ''}-${search.cua ?? ''}-${search.thang ?? ''}-${search.buoc ?? ''}`} view={found.data} type={kind.data} search={search} />
}

type Search = { readonly cua?: string; readonly thang?: string; readonly buoc?: string; readonly thay?: string }
type Draft = { readonly id: string; readonly values: Record<string, unknown> }
const all = (view: View) => [view.work, view.support, view.meetings, view.ratings, view.treatment].flatMap((each) => each ?? [])

function Editor({ view, type, search }: { readonly view: View; readonly type: EntryType; readonly search: Search }) {
  const text = reintegrationText.useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const { today } = useNow()
  const { words: registerWords } = useRegisterWords()
  const words = entryWords(type)
  const wrong = search.thay ? all(view).find((each) => each.id === search.thay && each.type === type) : undefined
  const about = pointing[type]
  const pointed = wrong ? (about ? wrong.data[about] : undefined) : search.cua
  const fixed: Record<string, unknown> = { ...(about && typeof pointed === 'string' ? { [about]: pointed } : {}), ...(type === 'placement-check' && search.thang && !wrong ? { month: search.thang } : {}), ...(type === 'training' && !wrong ? { step: search.buoc ?? 'began' } : type === 'training' ? { step: wrong!.data['step'] } : {}) }
  const ends = type === 'training' && fixed['step'] !== 'began'
  const store = useFormStore<Record<string, unknown>>(() => ({ occurredOn: showDay(wrong?.on ?? today), ...(wrong ? valuesOf(fieldsOf(type), wrong.data, view.names) : {}) }))
  const values = useValues(store)
  const to = values['data.to']
  const fields: readonly RegisterField[] = fieldsOf(type).filter((field) => !(field.key in fixed) && field.key !== about && !(ends && field.key !== 'certificate'))
    // Which register is looked in follows from where the person is referred to.
    .filter((field) => field.key !== 'recordId' || typeof to === 'string').map((field) => (field.key === 'recordId' ? { ...field, register: to === 'opening' ? 'openings' : 'courses-of-schools' } : field))
  const [sent, setSent] = useState(false)
  const [actId, setActId] = useState(newId)
  const send = useSend(recordEntry, ['reintegration.get', 'reintegration.checks', 'reintegration.waiting', 'reintegration.health', 'indicators.readings'])
  const draft = useDraft<Draft>(`reintegration/${view.id}/${type}/${search.thay ?? search.cua ?? ''}/${search.thang ?? search.buoc ?? ''}`, (kept) => {
    setActId(kept.id)
    store.put(kept.values)
  })
  const keep = (now = false) => draft.save({ id: actId, values: store.values() }, now)
  store.onChange = () => keep()
  const formName = `hoa-nhap-${type}`
  const typedDay = readDay(String(values['occurredOn'] ?? ''), today)
  const labelOf = (name: string): string => {
    const field = fields.find((each) => nameOf(each) === name)
    return name === 'occurredOn' ? text('act.when') : field ? fieldLabel(words, field) : name
  }
  const submit = () => {
    const data = dataOf(fields, store.values(), today)
    if (!typedDay.ok || !data) return
    const body = { id: actId, type, occurredOn: typedDay.value, data: { ...fixed, ...data }, ...(wrong ? { replaces: wrong.id } : {}) } as RequestOf<typeof recordEntry>['body']
    send.mutate({ params: { id: view.id }, body, purpose: currentPurpose() }, {
      onSuccess: () => void draft.discard().then(() => navigate({ to: '/nguoi/$id/hoa-nhap', params: { id: view.id } })),
      onError: (error) => {
        if (!(error instanceof ProblemError) || !error.problem.fields?.length) return
        const refused = error.problem.fields.map((field) => ({ name: fieldOfPath(field.path, store.values()), sentence: language === 'en' ? field.detailEn : field.detail }))
        store.refuse(refused)
        focusField(formName, refused[0]!.name)
      },
    })
  }
  const save = () => {
    const [first] = store.judgeAll()
    setSent(true)
    if (first) return focusField(formName, first.name)
    keep(true)
    submit()
  }
  const keys = useFormKeys({ submit: save, draft: () => keep(true) })
  const failure = send.error && !(send.error instanceof ProblemError && send.error.problem.fields?.length) ? (isNoLine(send.error) ? text('act.line') : sentenceOf(send.error)) : null
  const what = whatOf(view, type, pointed, (on) => formatDay(on, language, today))
  return (
    <Page title={wrong ? text('act.correct', { title: words.name }) : words.name} trail={[{ to: `/nguoi/${view.id}/hoa-nhap`, label: text('person.title') }]} subtitle={<><b>{view.name}</b>{what ? <span className="note"> · {text('act.of', { what })}</span> : null}</>} actions={<DraftNote at={draft.at} waiting={draft.waiting} onDiscard={() => { void draft.discard(); setSent(false); setActId(newId()); store.start({ occurredOn: showDay(today) }) }} />}>
      {words.help ? <p className="note entry-help">{words.help}</p> : null}
      {wrong ? <p className="note entry-help">{entryName(wrong.type)} {formatDay(wrong.on, language, today)}: {saying(wrong, view.names)}</p> : null}
      <ErrorSummary store={store} formName={formName} labelOf={labelOf} shown={sent} />
      <div ref={keys}>
        <FormFrame store={store} name={formName} onSubmit={save}>
          <Sheet className="form-part">
            <h2>{text('act.content')}</h2>
            <div className="fields">
              <Field name="occurredOn" label={text('act.when')} span={2} judge={(value) => {
                const day = readDay(String(value ?? ''), today)
                return !day.ok ? sayTyped(day.code, day.facts) : day.value > today ? text('future') : null
              }}><DayInput /></Field>
              <RecordFields fields={fields} store={store} words={words} all={registerWords ?? {}} />
            </div>
            {type === 'support' ? <SupportHint kind={values['data.kind']} days={values['data.days']} on={typedDay.ok ? typedDay.value : (today as PlainDate)} /> : null}
          </Sheet>
          {failure ? <FieldError>{failure}</FieldError> : null}
          <div className="form-foot">
            <Button type="primary" htmlType="submit" loading={send.isPending}>{text('act.save')}</Button>
            <Button onClick={() => keep(true)}>{text('act.draft')}</Button>
            <span className="hint"><kbd>Ctrl</kbd> <kbd>Enter</kbd> {text('act.keys')} · <kbd>F8</kbd> {text('act.keys.wrong')}</span>
          </div>
        </FormFrame>
      </div>
    </Page>
  )
}

/** What the law and the parameters say of this kind of support, before it is sent. */
function SupportHint({ kind, days, on }: { readonly kind: unknown; readonly days: unknown; readonly on: PlainDate }) {
  const text = reintegrationText.useText()
  const language = useLanguage()
  if (typeof kind !== 'string') return null
  const { lowest, highest, row } = supportHint(kind, on, Number(days) || 1)
  const law = row ? shortCitation(row.citation, language) : ''
  const sentence = lowest ? text('hint.lowest', { sum: formatNumber(lowest.amount, language), law }) : highest ? text('hint.highest', { sum: formatNumber(highest.amount, language), law }) : row ? text('hint.law', { law }) : null
  return sentence ? <p className="note entry-hint" role="status">{sentence}</p> : null
}

function whatOf(view: View, type: EntryType, id: unknown, shown: (on: string) => string): string | null {
  if (typeof id !== 'string' || !view.work) return null
  const entries = asEntries(view.work)
  if (type === 'placement-check' || type === 'placement-ended') {
    const placement = placementsOf(entries).find((each) => each.entryId === id)
    return placement ? `${placement.job}, ${placement.employer}` : null
  }
  if (type === 'training') {
    const training = trainingsOf(entries).find((each) => each.entryId === id)
    return training ? optionLabel(entryWords('training'), 'trade', training.trade) : null
  }
  const referral = entries.find((each) => each.id === id)
  return referral ? `${entryName(referral.type)} ${shown(referral.on)}` : null
}
