/** One act on one measure: what it needs, what follows, and why not where it is not lawful now. */
import { useMemo, useState } from 'react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { dayOf, instantAt, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { paperMakers } from '@hoa-nhap/domain/documents/papers.roles.rules'
import { getMeasure, recordAct, type MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { roleName } from '../access/access.text.ts'
import { newId, ProblemError, type AnswerOf } from '../api/client.ts'
import { isNoLine, useAsk, useSend } from '../api/hooks.ts'
import { useDraft } from '../api/use-draft.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, readTime, showDay } from '../text/read-typed.ts'
import { say } from '../text/say.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Cite } from '../ui/Cite.tsx'
import { ConflictDiff } from '../ui/ConflictDiff.tsx'
import { DraftNote, ErrorSummary, Field, FieldError, focusField, FormFrame, useFormKeys } from '../ui/form.tsx'
import { useFormStore, useValues } from '../ui/form-store.ts'
import { DoneMark, Icon } from '../ui/icons.tsx'
import { DayInput } from '../ui/inputs.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Loading, sentenceOf } from '../ui/states.tsx'
import { ActFields } from './ActFields.tsx'
import { useActForm } from './act-forms.ts'
import { dataOf } from './act-values.ts'
import { ConsequencePanel, DeadlineLine } from './ConsequencePanel.tsx'
import { actTitle, actVerb, fieldLabel, formWords, measureName, refusalSentence, shownValue } from './labels.ts'
import { measuresText } from './measures.text.ts'
import './act.css'
import { usePreview } from './use-preview.ts'

export function ActPage() {
  const { id, type } = useParams({ from: '/signed/bien-phap/$id/viec/$type' })
  const measure = useAsk(getMeasure, { params: { id } })
  return measure.data ? <ActEditor key={`${id}-${type}`} measure={measure.data} type={type} /> : <Page title="…"><Answer of={measure} rows={4}>{() => null}</Answer></Page>
}

type Draft = { readonly id: string; readonly values: Record<string, unknown> }

function ActEditor({ measure, type }: { readonly measure: MeasureView; readonly type: string }) {
  const text = measuresText.useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const { now, today } = useNow()
  const { post } = useSignedIn()
  const store = useFormStore<Record<string, unknown>>(() => ({ occurredOn: showDay(today), occurredTime: formatTime(now) }))
  const values = useValues(store)
  const [sent, setSent] = useState(false)
  const [actId, setActId] = useState(newId)
  const [basedOn, setBasedOn] = useState(measure.sequence)
  const [theirs, setTheirs] = useState<MeasureView | null>(null)
  const [done, setDone] = useState<AnswerOf<typeof recordAct> | null>(null)
  const formName = `viec-${type}`
  const form = useActForm(measure.kind, type)
  const act = form.fields
  const next = measure.nextActs?.find((each) => each.type === type)
  const title = actTitle(measure.kind, type)
  const send = useSend(recordAct, ['measures.get', 'measures.deadlines', 'people.get'])
  const fresh = useAsk(getMeasure, { params: { id: measure.id } }, { enabled: false })
  const draft = useDraft<Draft>(`act/${measure.id}/${type}`, (kept) => {
    setActId(kept.id)
    store.put(kept.values)
  })

  const read = useMemo(() => {
    const day = readDay(String(values['occurredOn'] ?? ''), today)
    const time = String(values['occurredTime'] ?? '').trim()
    const clock = time ? readTime(time) : null
    const data = act ? dataOf(act, values, today) : null
    if (!day.ok || day.value > today || (clock && !clock.ok) || !data) return null
    return { occurredOn: day.value as string, ...(clock?.ok ? { occurredAt: instantAt(day.value, clock.value) as string } : {}), data }
  }, [act, values, today])
  const preview = usePreview(read && act ? { measureId: measure.id, personId: measure.personId, kind: measure.kind, act: { id: actId, type, basedOn, ...read } } : null)

  const labelOf = (name: string) => (name === 'occurredOn' ? text('act.when') : name === 'occurredTime' ? text('act.time') : fieldLabel(measure.kind, type, name))
  const save = () => {
    const [first] = store.judgeAll()
    setSent(true)
    if (first) {
      focusField(formName, first.name)
      return
    }
    if (!read) return
    draft.save({ id: actId, values: values }, true)
    send.mutate({ params: { id: measure.id }, body: { id: actId, type, basedOn, ...read } }, {
      onSuccess: async (answer) => {
        await draft.discard()
        setDone(answer)
        window.scrollTo({ top: 0 })
      },
      onError: async (error) => {
        if (error instanceof ProblemError && error.problem.code === 'changed-since') setTheirs((await fresh.refetch()).data ?? null)
        if (error instanceof ProblemError && error.problem.fields?.length) {
          store.refuse(error.problem.fields.map((field) => ({ name: field.path.split('.').at(-1)!, sentence: language === 'en' ? field.detailEn : field.detail })))
        }
      },
    })
  }
  store.onChange = (_, all) => draft.save({ id: actId, values: all })
  const keys = useFormKeys({ submit: () => save(), draft: () => draft.save({ id: actId, values: values }, true) })
  const trail = [{ to: `/nguoi/${measure.personId}`, label: text('act.dossier') }]
  const subtitle = <>{measureName(measure.kind)} · {measure.unitName}{next?.form ? ` · ${formWords(next.form)}` : ''}{next?.citation ? <> · <Cite citation={next.citation} confidence={next.confidence} /></> : null}</>

  if (done) {
    return (
      <Page title={title} subtitle={subtitle} trail={trail}>
        <Sheet className="done-panel">
          <p className="done-head" role="status"><DoneMark size={22} /> {text('act.done')}</p>
          {done.opened.map((opened) => <p key={opened.measureId}>{text('act.done.opened', { name: measureName(opened.kind) })}</p>)}
          {done.measure.deadlines?.length ? <><h2>{text('act.done.next')}</h2><ul>{done.measure.deadlines.map((deadline) => <DeadlineLine key={deadline.id} deadline={deadline} />)}</ul></> : null}
          <p className="form-foot">{next?.form && paperMakers.some((role) => role === post.role) ? <ButtonLink look="primary" to="/bien-phap/$id/giay-to" params={{ id: measure.id }}>{text('act.done.paper')}</ButtonLink> : null}<ButtonLink look={next?.form ? 'default' : 'primary'} to="/nguoi/$id" params={{ id: measure.personId }}>{text('act.done.dossier')}</ButtonLink><ButtonLink to="/viec">{text('act.done.inbox')}</ButtonLink></p>
        </Sheet>
      </Page>
    )
  }
  if (!act) return <Page title={title} subtitle={subtitle} trail={trail}>{form.pending ? <Loading rows={4} /> : <p>{text(form.failed ? 'act.form-not-here' : 'act.no-form')}</p>}</Page>

  const blocked = preview.refusal
  const failure = send.error && !theirs ? (isNoLine(send.error) ? text('act.needs-line') : sentenceOf(send.error)) : null
  return (
    <Page title={title} subtitle={subtitle} trail={trail} aside={<ConsequencePanel preview={preview} complete={read !== null} />} asideLabel={text('preview.title')} actions={<DraftNote at={draft.at} waiting={draft.waiting} onDiscard={() => { void draft.discard(); setSent(false); store.start({ occurredOn: showDay(today), occurredTime: formatTime(now) }) }} />}>
      {next && !next.allowed && next.refusal ? (
        <div className="refusal-banner">
          <Icon name="refuse" size={18} />
          <div><p><b>{refusalSentence(next.refusal)}</b></p>{next.signer ? <p className="note">{text('signer', { role: roleName(next.signer) })}</p> : null}{next.opensOn ? <p className="note">{text('refused.open', { day: formatDay(next.opensOn, language, today) })}</p> : null}</div>
        </div>
      ) : null}
      <ErrorSummary store={store} formName={formName} labelOf={labelOf} shown={sent} />
      {theirs ? (
        <ConflictDiff
          at={theirs.events?.at(-1)?.recordedAt ?? now} busy={send.isPending}
          rows={(theirs.events ?? []).filter((event) => event.sequence > basedOn).map((event) => ({ label: actTitle(measure.kind, event.type), mine: '', theirs: `${formatDay(event.occurredOn, language, today)}, ${event.agencyName}` })).concat(act.flatMap((field) => {
            const mine = read?.data[field.name]
            const other = theirs.events?.findLast((event) => event.sequence > basedOn && event.type === type)?.data[field.name]
            return mine === undefined && other === undefined ? [] : [{ label: labelOf(field.name), mine: shownValue(field.name, mine), theirs: shownValue(field.name, other) }]
          }))}
          onKeep={() => {
            setBasedOn(theirs.sequence)
            setTheirs(null)
            if (read) send.mutate({ params: { id: measure.id }, body: { id: actId, type, ...read, basedOn: theirs.sequence } }, { onSuccess: async (answer) => { await draft.discard(); setDone(answer) } })
          }}
          onDrop={() => { void draft.discard(); void navigate({ to: '/nguoi/$id', params: { id: measure.personId } }) }}
        />
      ) : null}
      <div ref={keys}>
        <FormFrame store={store} name={formName} onSubmit={save}>
          <Sheet className="form-part">
            <h2>{text('act.content')}</h2>
            <div className="fields">
              <Field name="occurredOn" label={text('act.when')} span={2} judge={(value) => {
                const day = readDay(String(value ?? ''), today)
                return !day.ok ? say(day.code, day.facts) : day.value > today ? say('in-future-day') : null
              }}><DayInput /></Field>
              <Field name="occurredTime" label={text('act.time')} optional hint={text('act.time.hint')} span={2} judge={(value) => {
                const typed = String(value ?? '').trim()
                if (!typed) return null
                const time = readTime(typed)
                if (!time.ok) return say(time.code)
                const day = readDay(String(store.get('occurredOn') ?? ''), today)
                return day.ok && instantAt(day.value, time.value) > now && dayOf(now) === (day.value as PlainDate) ? say('in-future-day') : null
              }}><DayInput /></Field>
              <ActFields fields={act} kind={measure.kind} type={type} />
            </div>
            {act.length ? null : <p className="note">{text('act.none')}</p>}
          </Sheet>
          {failure ? <FieldError>{failure}</FieldError> : null}
          <div className="form-foot">
            <Button type="primary" htmlType="submit" loading={send.isPending} disabled={blocked !== null}>{actVerb(measure.kind, type)}</Button>
            <Button onClick={() => draft.save({ id: actId, values: values }, true)}>{text('act.draft')}</Button>
            <span className="hint"><kbd>Ctrl</kbd> <kbd>Enter</kbd> {text('act.keys')} · <kbd>F8</kbd> {text('act.keys.wrong')}</span>
          </div>
        </FormFrame>
      </div>
    </Page>
  )
}
