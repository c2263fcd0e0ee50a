/** Registers a person and begins the measure. What is typed is kept on this device with each change; nothing is typed twice. */
import { lazy, Suspense, useMemo, useState } from 'react'
import { useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { instantAt } from '@hoa-nhap/domain/kernel/plain-date'
import { beginMeasure } from '@hoa-nhap/domain/measures/measures.contract'
import { getPerson, registerPerson, registrars } from '@hoa-nhap/domain/people/people.contract'
import { fullAge } from '@hoa-nhap/domain/people/people.law'
import { newId, NoLineError, ProblemError, type AnswerOf } from '../api/client.ts'
import { useAsk, useSend } from '../api/hooks.ts'
import { useDraft } from '../api/use-draft.ts'
import { appText } from '../app/app.text.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { useActForm } from '../measures/act-forms.ts'
import { ActFields } from '../measures/ActFields.tsx'
import { dataOf } from '../measures/act-values.ts'
import { usePreview } from '../measures/use-preview.ts'
import { fieldLabel } from '../measures/labels.ts'
import { measuresText } from '../measures/measures.text.ts'
import { formatDay, formatPerson, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, readTime, showDay } from '../text/read-typed.ts'
import { say } from '../text/say.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Cite } from '../ui/Cite.tsx'
import { DraftNote, ErrorSummary, Field, FieldError, focusField, FormFrame, useFormKeys } from '../ui/form.tsx'
import { useFormStore, useValues } from '../ui/form-store.ts'
import { DoneMark } from '../ui/icons.tsx'
import { CardPicks, Choose, DayInput, PartialDate, PersonalNumber } from '../ui/inputs.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty, Loading, sentenceOf } from '../ui/states.tsx'
import { UnitPicker } from '../ui/UnitPicker.tsx'
import { beginningOf, isMinor, judgeRegisterField, personInputOf, waysOf, type RegisterValues, type Way } from './register.form.ts'
import { peopleText } from './people.text.ts'
import './people.css'
import '../measures/act.css'

/** Shown once a way is chosen: its code comes then. */
const ConsequencePanel = lazy(() => import('../measures/ConsequencePanel.tsx').then((part) => ({ default: part.ConsequencePanel })))

type Values = RegisterValues & Record<string, unknown>
/** Survives a lost line and a reload: the same keys make a repeated sending the same registration. */
type Draft = { readonly values: Values; readonly key: string; readonly actId: string; readonly person: Registered | null }
type Registered = AnswerOf<typeof registerPerson>
const formName = 'dang-ky'

export function RegisterPage() {
  const { nguoi } = useSearch({ from: '/signed/dang-ky' })
  const text = peopleText.useText()
  const session = useSignedIn()
  const existing = useAsk(getPerson, { params: { id: nguoi ?? '' } }, { enabled: nguoi !== undefined })
  if (!nguoi && !registrars.includes(session.post.role)) return <Page title={text('register.title')}><Empty title={text('closed')} /></Page>
  if (!nguoi) return <Registration existing={null} />
  return existing.data ? <Registration key={nguoi} existing={existing.data} /> : <Page title={text('register.title')}><Answer of={existing}>{() => null}</Answer></Page>
}

function Registration({ existing }: { readonly existing: AnswerOf<typeof getPerson> | null }) {
  const text = peopleText.useText()
  const measures = measuresText.useText()
  const app = appText.useText()
  const language = useLanguage()
  const session = useSignedIn()
  const { now, today } = useNow()
  const own = session.post.unitId.startsWith('c-') ? { id: session.post.unitId, name: session.post.unitName } : null
  const [start] = useState<Values>(() => ({ residence: 'permanent', unit: own, occurredOn: showDay(today), occurredTime: formatTime(now) }))
  const store = useFormStore<Values>(() => start)
  const values = useValues(store)
  const [keys, setKeys] = useState(() => ({ key: newId(), actId: newId() }))
  const [person, setPerson] = useState<Registered | null>(null)
  const [finished, setFinished] = useState<{ person: Registered | null; id: string } | null>(null)
  const [sent, setSent] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const draft = useDraft<Draft>(existing ? `register/${existing.id}` : 'register', (kept) => {
    store.put(kept.values)
    setKeys({ key: kept.key, actId: kept.actId })
    setPerson(kept.person)
  })
  const register = useSend(registerPerson, ['people.list'])
  const begin = useSend(beginMeasure, ['people.get', 'measures.deadlines'])
  const busy = register.isPending || begin.isPending

  const way = values.way
  const birth = existing?.birth ?? values.birth
  const minor = isMinor(birth, today)
  const beginning = way && way in beginningOf ? beginningOf[way as keyof typeof beginningOf] : null
  const form = useActForm(beginning?.kind ?? null, beginning?.type ?? null)
  const fields = useMemo(() => (beginning ? (form.fields ?? []).filter((field) => !(field.name in beginning.fixed) && (field.name !== 'representativeSigned' || minor)) : []), [beginning, form.fields, minor])
  const act = useMemo(() => {
    if (!beginning || !form.fields) return null
    const day = readDay(String(values['occurredOn'] ?? ''), today)
    const typed = String(values['occurredTime'] ?? '').trim()
    const time = typed ? readTime(typed) : null
    const data = dataOf(fields, values, today)
    if (!day.ok || day.value > today || (time && !time.ok) || !data) return null
    return { id: keys.actId, type: beginning.type, occurredOn: day.value as string, ...(time?.ok ? { occurredAt: instantAt(day.value, time.value) as string } : {}), basedOn: 0, data: { ...beginning.fixed, ...data } }
  }, [beginning, form.fields, fields, values, today, keys.actId])
  const input = existing ? null : personInputOf(values, today)
  const preview = usePreview(act && beginning && (existing || birth) ? { kind: beginning.kind, act, ...(existing ? { personId: existing.id } : input ? { birth: input.birth } : {}) } : null)
  const known = act !== null && (existing !== null || input !== null)

  const labels: Readonly<Record<string, string>> = {
    name: text('name'), sex: text('sex'), birth: text('birth'), personalNumber: text('personalNumber'), phone: text('phone'), unit: text('unit'), address: text('address'), since: text('since'), residence: text('residence'),
    representativeName: text('representative.name'), relation: text('representative.relation'), representativeNumber: text('representative.number'), way: text('way.title'), occurredOn: measures('act.when'), occurredTime: measures('act.time'),
  }
  const labelOf = (name: string) => labels[name] ?? (beginning ? fieldLabel(beginning.kind, beginning.type, name) : name)
  const judge = (name: keyof RegisterValues) => () => {
    const found = judgeRegisterField(name, store.values(), today)
    return found ? say(found.code, found.facts) : null
  }
  const keep = (all: Values, at: Registered | null = person, immediately = false) => draft.save({ values: all, ...keys, person: at }, immediately)

  store.onChange = (_, all) => keep(all)
  const showProblem = (error: unknown) => {
    if (error instanceof ProblemError && error.problem.fields?.length) {
      const names: Readonly<Record<string, string>> = { 'residence.unitId': 'unit', 'residence.from': 'since', 'residence.addressAsWritten': 'address', 'representative.name': 'representativeName', 'representative.relation': 'relation', 'representative.personalNumber': 'representativeNumber' }
      store.refuse(error.problem.fields.map((field) => ({ name: names[field.path] ?? field.path.split('.').at(-1)!, sentence: language === 'en' ? field.detailEn : field.detail })))
      setSent(true)
    }
    setFailure(error instanceof NoLineError ? text('needs-line') : sentenceOf(error))
  }
  const save = async () => {
    if (busy) return
    setFailure(null)
    const [first] = store.judgeAll()
    setSent(true)
    if (first) {
      focusField(formName, first.name)
      return
    }
    keep(store.values(), person, true)
    try {
      let registered = person
      if (!existing && !registered) {
        if (!input) return
        registered = await register.mutateAsync({ body: input, idempotencyKey: keys.key })
        setPerson(registered)
        keep(store.values(), registered, true)
      }
      const id = existing?.id ?? registered!.id
      if (beginning && act) await begin.mutateAsync({ params: { id }, body: { kind: beginning.kind, act }, idempotencyKey: keys.actId })
      await draft.discard()
      setFinished({ person: registered, id })
      window.scrollTo({ top: 0 })
    } catch (error) {
      showProblem(error)
    }
  }
  const formKeys = useFormKeys({ submit: () => void save(), draft: () => keep(store.values(), person, true) })
  const startAgain = () => {
    void draft.discard()
    setFinished(null)
    setPerson(null)
    setSent(false)
    setFailure(null)
    setKeys({ key: newId(), actId: newId() })
    store.start(start)
  }

  const trail = [{ to: '/nguoi', label: app('nav.people') }]
  if (finished) {
    return (
      <Page title={text('register.title')} trail={trail}>
        <Sheet className="done-panel">
          <p className="done-head" role="status"><DoneMark size={22} /> {finished.person ? text('done.title', { number: finished.person.caseNumber }) : measures('act.done')}</p>
          {finished.person ? <p>{text('duplicate')}</p> : null}
          {finished.person?.duplicatesInSight.length ? <><p>{text('done.in-sight')}</p><ul className="rows">{finished.person.duplicatesInSight.map((each) => <li key={each.id}><ButtonLink to="/nguoi/$id" params={{ id: each.id }}>{formatPerson(each.name, each.birthYear)}, {each.unitName}</ButtonLink></li>)}</ul></> : null}
          <p className="form-foot"><ButtonLink look="primary" to="/nguoi/$id" params={{ id: finished.id }}>{text('done.open')}</ButtonLink>{existing ? null : <Button onClick={startAgain}>{text('done.another')}</Button>}</p>
        </Sheet>
      </Page>
    )
  }

  const ways: readonly { readonly value: Way; readonly label: string; readonly note: string }[] = [
    ...waysOf(session.post.role).map((value) => ({ value, label: text(`way.${value}`), note: text(`way.${value}.note`) })),
    ...(existing ? [] : [{ value: 'person' as const, label: text('way.only-person'), note: text('way.only-person.note') }]),
  ]
  const told = (
    <section className="told" aria-labelledby="duoc-biet"><h2 id="duoc-biet">{text('told.title')}</h2><p>{text('told.text')}</p><p>{text('told.result')}</p></section>
  )
  return (
    <Page
      title={text('register.title')} subtitle={text('register.subtitle', { day: formatDay(today, language), time: formatTime(now) })} trail={trail} actions={<DraftNote at={draft.at} waiting={draft.waiting} onDiscard={startAgain} />}
      aside={<>{beginning ? <Suspense fallback={null}><ConsequencePanel preview={preview} complete={known} /></Suspense> : null}{told}</>} asideLabel={measures('preview.title')}
    >
      <ErrorSummary store={store} formName={formName} labelOf={labelOf} shown={sent} />
      {person && !existing ? <p className="strip strip-amber" role="status">{text('done.person-only', { number: person.caseNumber })}</p> : null}
      <div ref={formKeys}>
        <FormFrame store={store} name={formName} onSubmit={() => void save()}>
          {existing ? <Sheet className="form-part"><h2>{text('register.existing')}</h2><p><b>{formatPerson(existing.name, Number(existing.birth.slice(0, 4)))}</b> · {existing.caseNumber}</p></Sheet> : (
            <Sheet className="form-part">
              <h2>{text('register.person')}</h2>
              <fieldset className="fields" disabled={person !== null} aria-label={text('register.person')}>
                <Field name="name" label={text('name')} span={4} hint={text('name.hint')} judge={judge('name')}><Input autoComplete="off" maxLength={100} /></Field>
                <Field name="sex" label={text('sex')} span={2} judge={judge('sex')}><Choose empty="" options={[{ value: 'male', label: text('male') }, { value: 'female', label: text('female') }]} /></Field>
                <Field name="birth" label={text('birth')} span={2} judge={judge('birth')}><PartialDate /></Field>
                <Field name="personalNumber" label={text('personalNumber')} optional span={2} judge={judge('personalNumber')}><PersonalNumber /></Field>
                <Field name="phone" label={text('phone')} optional span={2} judge={judge('phone')}><Input inputMode="tel" autoComplete="off" placeholder="0xxx xxx xxx" maxLength={14} /></Field>
                <Field name="unit" label={text('unit')} span={4} hint={text('unit.hint')} judge={judge('unit')}><UnitPicker /></Field>
                <Field name="since" label={text('since')} span={2} judge={judge('since')}><PartialDate /></Field>
                <Field name="address" label={text('address')} optional span={4}><Input autoComplete="off" maxLength={200} /></Field>
                <Field name="residence" label={text('residence')} span={2}><Choose options={(['permanent', 'temporary', 'current'] as const).map((value) => ({ value, label: text(value) }))} /></Field>
              </fieldset>
            </Sheet>
          )}
          {minor && !existing ? (
            <Sheet className="form-part">
              <h2>{text('minor.title')}</h2>
              <fieldset className="fields" disabled={person !== null} aria-label={text('minor.title')}>
                <Field name="representativeName" label={text('representative.name')} span={3} judge={judge('representativeName')}><Input autoComplete="off" maxLength={100} /></Field>
                <Field name="relation" label={text('representative.relation')} span={3} judge={judge('relation')}><Choose empty="" options={(['father', 'mother', 'guardian', 'legal-representative'] as const).map((value) => ({ value, label: text(value) }))} /></Field>
                <Field name="representativeNumber" label={text('representative.number')} optional span={3} judge={judge('representativeNumber')}><PersonalNumber /></Field>
              </fieldset>
              <p className="note">{text('minor.note')} <Cite citation={fullAge.citation} confidence={fullAge.confidence} /></p>
            </Sheet>
          ) : null}
          <Sheet className="form-part">
            <h2>{text('way.title')}</h2>
            <Field group name="way" judge={judge('way')}><CardPicks label={text('way.title')} options={ways} /></Field>
          </Sheet>
          {beginning ? (
            <Sheet className="form-part">
              <h2>{text('details')}</h2>
              <div className="fields">
                <Field name="occurredOn" label={measures('act.when')} span={2} judge={(value) => { const day = readDay(String(value ?? ''), today); return !day.ok ? say(day.code, day.facts) : day.value > today ? say('in-future-day') : null }}><DayInput /></Field>
                <Field name="occurredTime" label={measures('act.time')} optional hint={measures('act.time.hint')} span={2} judge={(value) => { const time = String(value ?? '').trim() ? readTime(String(value)) : null; return time && !time.ok ? say(time.code) : null }}><DayInput /></Field>
                <ActFields fields={fields} kind={beginning.kind} type={beginning.type} />
              </div>
              {form.pending ? <Loading rows={2} /> : form.failed ? <p className="note">{measures('act.form-not-here')}</p> : null}
            </Sheet>
          ) : null}
          {failure ? <FieldError>{failure}</FieldError> : null}
          <div className="form-foot">
            <Button type="primary" htmlType="submit" loading={busy} disabled={beginning !== null && (preview.refusal !== null || !form.fields)}>{way === 'person' ? text('save.person') : text('save')}</Button>
            <Button onClick={() => keep(store.values(), person, true)}>{text('draft')}</Button>
            <span className="hint"><kbd>Ctrl</kbd> <kbd>Enter</kbd> {text('keys.save')} · <kbd>F8</kbd> {text('keys.wrong')}</span>
          </div>
        </FormFrame>
      </div>
    </Page>
  )
}
