/** One act on a record, a record that is opened, or an entry that is corrected: a form made from the fields the act declares. */
import { useState } from 'react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { RegisterField } from '@hoa-nhap/domain/kernel/register'
import { correctRegisterEvent, getRecord, listRegisters, openRecord, recordRegisterAct, type RecordView } from '@hoa-nhap/domain/registers/registers.contract'
import { listFiles } from '@hoa-nhap/domain/registers/files.contract'
import { newId, ProblemError } from '../api/client.ts'
import { isNoLine, useAsk, useItems, useSend } from '../api/hooks.ts'
import { useDraft } from '../api/use-draft.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, showDay } from '../text/read-typed.ts'
import { ConflictDiff } from '../ui/ConflictDiff.tsx'
import { DraftNote, ErrorSummary, Field, FieldError, focusField, FormFrame, useFormKeys } from '../ui/form.tsx'
import { useFormStore, useValues } from '../ui/form-store.ts'
import { DayInput } from '../ui/inputs.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty, Loading, sentenceOf } from '../ui/states.tsx'
import { RecordScope } from './FilesInput.tsx'
import { dataOf, fieldOfPath, nameOf, valuesOf, type Chosen } from './record.form.ts'
import { actButton, actLabel, fieldLabel, sayTyped, shownValue } from './record-labels.ts'
import { RecordFields } from './RecordFields.tsx'
import { registersText } from './registers.text.ts'
import { trailOf, WithRegister, type Known } from './WithRegister.tsx'

/** Opens a record. */
export function OpenRecordPage() {
  const { register, type } = useParams({ from: '/signed/so/$register/moi/$type' })
  const { goc, co_quan, ten } = useSearch({ from: '/signed/so/$register/moi/$type' })
  return <WithRegister key={`${register}-${type}`} id={register}>{(known) => <Opening {...known} type={type} parentId={goc ?? null} agency={co_quan ? { id: co_quan, name: ten ?? co_quan } : null} />}</WithRegister>
}

function Opening({ type, parentId, agency, ...known }: Known & { readonly type: string; readonly parentId: string | null; readonly agency: Chosen | null }) {
  const text = registersText.useText()
  const mine = useItems(listRegisters, {})
  const field = known.register.acts[type]?.fields.find((each) => each.kind === 'record' && each.register)
  const body = known.register.acts[type]?.fields.find((each) => each.kind === 'agency')
  const parent = useAsk(getRecord, { params: { register: field?.register ?? '', id: parentId ?? '' } }, { enabled: parentId !== null && field !== undefined })
  const title = actLabel(known.words, type)
  if (mine.data === undefined || (parentId !== null && field !== undefined && parent.isPending)) return <Page title={title} trail={trailOf(known, text('title'))}><Answer of={mine} rows={4}>{() => <Loading rows={4} />}</Answer></Page>
  if (!mine.data.find((item) => item.id === known.register.id)?.begins.includes(type)) return <Page title={title} trail={trailOf(known, text('title'))}><Empty title={text(known.register.acts[type]?.begins ? 'act.not-yours' : 'act.missing')} /></Page>
  return <ActEditor {...known} type={type} record={null} event={null} given={{ ...(field && parent.data ? { [nameOf(field)]: { id: parent.data.id, name: parent.data.label } satisfies Chosen } : {}), ...(agency && body ? { [nameOf(body)]: agency } : {}) }} />
}

/** An act on a record that is there. */
export function RecordActPage() {
  const { register, id, type } = useParams({ from: '/signed/so/$register/$id/viec/$type' })
  return <WithRegister key={`${id}-${type}`} id={register}>{(known) => <Acting {...known} id={id} type={type} event={null} />}</WithRegister>
}

/** An entry put right. */
export function CorrectPage() {
  const { register, id, event } = useParams({ from: '/signed/so/$register/$id/dung-lai/$event' })
  return <WithRegister key={`${id}-${event}`} id={register}>{(known) => <Acting {...known} id={id} type={null} event={event} />}</WithRegister>
}

function Acting({ id, type, event, ...known }: Known & { readonly id: string; readonly type: string | null; readonly event: string | null }) {
  const text = registersText.useText()
  const record = useAsk(getRecord, { params: { register: known.register.id, id } })
  // Files of an entry that is put right are shown by their names.
  const files = useItems(listFiles, { params: { register: known.register.id, id } }, { enabled: event !== null })
  const trail = trailOf(known, text('title'))
  if (event !== null && record.data && files.isPending) return <Page title={text('event.correct')} trail={trail}><Loading rows={4} /></Page>
  if (!record.data) return <Page title={type ? actLabel(known.words, type) : text('event.correct')} trail={trail}><Answer of={record} rows={4}>{() => null}</Answer></Page>
  const wrong = event ? record.data.events.find((each) => each.id === event) : undefined
  const kind = wrong?.type ?? type ?? ''
  const declared = known.register.acts[kind]
  if (!declared || (event !== null && !wrong)) return <Page title={known.words.name} trail={trail}><Empty title={text('act.missing')} /></Page>
  const allowed = event ? record.data.correctable.includes(event) : record.data.nextActs.some((act) => act.type === kind)
  if (!allowed && !(event && wrong?.replacedBy)) return <Page title={actLabel(known.words, kind)} trail={trail}><Empty title={text('act.not-yours')} /></Page>
  return <ActEditor {...known} type={kind} record={record.data} event={wrong ?? null} given={wrong ? { occurredOn: showDay(wrong.occurredOn), ...valuesOf(declared.fields, wrong.data, { ...record.data.names, ...Object.fromEntries((files.data ?? []).map((file) => [file.id, file.name])) }) } : {}} />
}

type Draft = { readonly id: string; readonly values: Record<string, unknown> }
type EditorProps = Known & { readonly type: string; readonly record: RecordView | null; readonly event: RecordView['events'][number] | null; readonly given: Record<string, unknown> }

function ActEditor({ type, record, event, given, ...known }: EditorProps) {
  const { register, words, all } = known
  const text = registersText.useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const { post } = useSignedIn()
  const { now, today } = useNow()
  const declared = register.acts[type]!
  const { fields } = declared
  const begin = (): Record<string, unknown> => ({ occurredOn: showDay(today), ...(record ? {} : ownPlace(fields, post)), ...given })
  const store = useFormStore<Record<string, unknown>>(begin)
  const values = useValues(store)
  const [sent, setSent] = useState(false)
  const [actId, setActId] = useState(newId)
  const [basedOn, setBasedOn] = useState(record?.sequence ?? 0)
  const [theirs, setTheirs] = useState<RecordView | null>(null)
  const stale = ['registers.get', 'registers.list', 'registers.all', 'registers.dues', 'registers.files']
  const opening = useSend(openRecord, stale)
  const acting = useSend(recordRegisterAct, stale)
  const correcting = useSend(correctRegisterEvent, stale)
  const send = record === null ? opening : event ? correcting : acting
  const fresh = useAsk(getRecord, { params: { register: register.id, id: record?.id ?? '' } }, { enabled: false })
  const formName = `so-${type}`
  const draft = useDraft<Draft>(`register/${register.id}/${record?.id ?? 'new'}/${event?.id ?? type}`, (kept) => {
    setActId(kept.id)
    store.put(kept.values)
  })
  const keep = (now = false) => draft.save({ id: actId, values: store.values() }, now)
  store.onChange = () => keep()

  const typedDay = readDay(String(values['occurredOn'] ?? ''), today)
  const data = dataOf(fields, values, today)
  const read = typedDay.ok && typedDay.value <= today && data ? { occurredOn: typedDay.value as string, data } : null

  const labelOf = (name: string): string => {
    if (name === 'occurredOn') return text('act.when')
    const [, top, , inner] = name.split('.')
    const field = fields.find((each) => each.key === top)
    const nested = inner ? field?.fields?.find((each) => each.key === inner) : undefined
    return [field ? fieldLabel(words, field) : name, nested ? fieldLabel(words, nested) : null].filter(Boolean).join(': ')
  }
  const done = async (answer: RecordView) => {
    await draft.discard()
    await navigate({ to: '/so/$register/$id', params: { register: register.id, id: answer.id }, search: {} })
  }
  const refused = async (error: Error) => {
    if (error instanceof ProblemError && error.problem.code === 'changed-since') setTheirs((await fresh.refetch()).data ?? null)
    if (!(error instanceof ProblemError) || !error.problem.fields?.length) return
    const found = error.problem.fields.map((field) => ({ name: fieldOfPath(field.path, store.values()), sentence: language === 'en' ? field.detailEn : field.detail }))
    store.refuse(found)
    focusField(formName, found[0]!.name)
  }
  const submit = (based: number) => {
    if (!read) return
    const handlers = { onSuccess: (answer: RecordView) => void done(answer), onError: (error: Error) => void refused(error) }
    if (record === null) opening.mutate({ params: { register: register.id }, body: { id: actId, type, ...read } }, handlers)
    else if (event) correcting.mutate({ params: { register: register.id, id: record.id, event: event.id }, body: { id: actId, basedOn: based, ...read } }, handlers)
    else acting.mutate({ params: { register: register.id, id: record.id }, body: { id: actId, type, basedOn: based, ...read } }, handlers)
  }
  const save = () => {
    const [first] = store.judgeAll()
    setSent(true)
    if (first) return focusField(formName, first.name)
    keep(true)
    submit(basedOn)
  }
  const keys = useFormKeys({ submit: save, draft: () => keep(true) })
  const fillable = record && !event ? fields.filter((field) => record.values[field.key] !== undefined && field.kind !== 'files' && field.kind !== 'rows') : []
  const fill = () => {
    const known = valuesOf(fillable, record!.values, record!.names)
    const empty = Object.fromEntries(Object.entries(known).filter(([name]) => { const value = store.get(name); return value === undefined || value === '' || value === null }))
    store.put(empty)
    keep()
  }
  const title = event ? text('act.correct', { title: actLabel(words, type) }) : actLabel(words, type)
  const trail = [...trailOf(known, text('title')), ...(record ? [{ to: `/so/${register.id}/${record.id}`, label: record.label }] : [])]
  const failure = send.error && !theirs ? (isNoLine(send.error) ? text('act.needs-line') : sentenceOf(send.error)) : null
  const blocked = record && !event ? record.nextActs.find((act) => act.type === type && !act.allowed)?.refusal : null
  return (
    <RecordScope.Provider value={{ register: register.id, recordId: record?.id ?? null }}>
      <Page title={title} subtitle={record ? `${words.one.charAt(0).toLocaleUpperCase(language)}${words.one.slice(1)} · ${record.unitName}` : words.help} trail={trail} actions={<DraftNote at={draft.at} waiting={draft.waiting} onDiscard={() => { void draft.discard(); setSent(false); setActId(newId()); store.start(begin()) }} />}>
        {blocked ? <div className="refusal-banner"><p><b>{language === 'en' ? blocked.detailEn : blocked.detail}</b></p></div> : null}
        {event ? <p className="note form-note">{text('act.correct.note')}</p> : null}
        <ErrorSummary store={store} formName={formName} labelOf={labelOf} shown={sent} />
        {theirs ? (
          <ConflictDiff
            at={theirs.events.at(-1)?.recordedAt ?? now} busy={send.isPending}
            rows={[
              ...theirs.events.filter((each) => each.sequence > basedOn).map((each) => ({ label: actLabel(words, each.type), mine: '', theirs: `${showDay(each.occurredOn)}, ${each.agencyName}` })),
              ...fields.filter((field) => read?.data[field.key] !== undefined || theirs.values[field.key] !== undefined).map((field) => ({ label: fieldLabel(words, field), mine: shownValue(field, read?.data[field.key], words, { ...theirs.names, ...chosenNames(values) }), theirs: shownValue(field, theirs.values[field.key], words, theirs.names) })),
            ]}
            onKeep={() => { setBasedOn(theirs.sequence); setTheirs(null); submit(theirs.sequence) }}
            onDrop={() => { void draft.discard(); void navigate({ to: '/so/$register/$id', params: { register: register.id, id: record!.id }, search: {} }) }}
          />
        ) : null}
        <div ref={keys}>
          <FormFrame store={store} name={formName} onSubmit={save}>
            <Sheet className="form-part">
              <h2>{text('act.content')}</h2>
              {fillable.length ? <p className="fill-line"><button type="button" className="link" onClick={fill}>{text('act.fill')}</button></p> : null}
              <div className="fields">
                <Field name="occurredOn" label={text('act.when')} span={2} judge={(value) => {
                  const day = readDay(String(value ?? ''), today)
                  return !day.ok ? sayTyped(day.code, day.facts) : day.value > today ? sayTyped('in-future-day') : null
                }}><DayInput /></Field>
                <RecordFields fields={fields} store={store} words={words} all={all} now={record && !event ? { values: record.values, names: record.names } : undefined} />
              </div>
              {fields.length ? null : <p className="note">{text('act.none')}</p>}
            </Sheet>
            {failure ? <FieldError>{failure}</FieldError> : null}
            <div className="form-foot">
              <Button type="primary" htmlType="submit" loading={send.isPending} disabled={Boolean(blocked)}>{event ? text('act.save') : actButton(words, type)}</Button>
              <Button onClick={() => keep(true)}>{text('act.draft')}</Button>
              <span className="hint"><kbd>Ctrl</kbd> <kbd>Enter</kbd> {text('act.keys')} · <kbd>F8</kbd> {text('act.keys.wrong')}</span>
            </div>
          </FormFrame>
        </div>
      </Page>
    </RecordScope.Provider>
  )
}

/** A new record is of the own unit and agency unless said: nothing is typed that is known. */
function ownPlace(fields: readonly RegisterField[], post: { readonly unitId: string; readonly unitName: string; readonly agencyId: string; readonly agencyName: string }): Record<string, unknown> {
  const level = { p: 'province', d: 'district', c: 'commune' }[post.unitId.charAt(0)]
  return Object.fromEntries(fields.flatMap((field): [string, Chosen][] => {
    if (field.key === 'unitId' && field.kind === 'unit' && (!field.unitLevel || field.unitLevel === level)) return [[nameOf(field), { id: post.unitId, name: post.unitName }]]
    if (field.key === 'agencyId' && field.kind === 'agency' && (!field.agencyKinds || field.agencyKinds.some((kind) => post.agencyId.startsWith(`${kind}:`)))) return [[nameOf(field), { id: post.agencyId, name: post.agencyName }]]
    return []
  }))
}

/** Names of what was chosen in the form, by id. */
function chosenNames(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const found: Record<string, string> = {}
  for (const value of Object.values(values).flat()) if (typeof value === 'object' && value !== null && 'id' in value && 'name' in value) found[String(value.id)] = String(value.name)
  return found
}
