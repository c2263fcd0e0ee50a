/** "Thay thế, giao quyền": who stands in for this post and what it has delegated, for a period; an early end. */
import { useState } from 'react'
import { Button, Input } from 'antd'
import { delegate, endDelegation, endPost, listDelegations, substitute } from '@hoa-nhap/domain/access/delegation.contract'
import { longestDays } from '@hoa-nhap/domain/access/delegation.rules'
import type { Citation } from '@hoa-nhap/domain/kernel/citation'
import { dayOf, instantAt, type Instant, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { AnswerOf } from '../api/client.ts'
import { useAsk, useSend } from '../api/hooks.ts'
import { instantNow, useNow, useSignedIn } from '../app/session.ts'
import { formatDay, limitOf } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, showDay } from '../text/read-typed.ts'
import { say } from '../text/say.ts'
import { Cite } from '../ui/Cite.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, FieldError, focusField, FormFrame, useFormKeys } from '../ui/form.tsx'
import { useFormStore } from '../ui/form-store.ts'
import { DoneMark } from '../ui/icons.tsx'
import { Choose, DayInput } from '../ui/inputs.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, sentenceOf } from '../ui/states.tsx'
import { roleName } from './access.text.ts'
import { standInText } from './stand-in.text.ts'
import './glass.css'

type List = AnswerOf<typeof listDelegations>
type Entry = { readonly key: string; readonly what: string; readonly more: string; readonly law: Citation | null; readonly startsAt: string; readonly endsAt: string; readonly active: boolean; readonly mine: boolean; readonly end: { readonly post: string } | { readonly delegation: string } }
const stale = ['access.delegations']
/** `D163 16.4`, as a delegation keeps it. */
function citationOf(article: string): Citation | null {
  const [, instrument, number, clause] = /^([A-Z]\d+) (\d+)(?:\.(\d+))?$/.exec(article) ?? []
  return instrument && number ? { instrument: instrument as Citation['instrument'], article: number, ...(clause ? { clause } : {}) } : null
}
/** The role stands in the id of a post. */
const roleOf = (postId: string): string => roleName(postId.split('/')[1] ?? postId)

export function StandInPage() {
  const text = standInText.useText()
  const { post } = useSignedIn()
  const list = useAsk(listDelegations, {})
  return (
    <Page title={text('title')} subtitle={text('subtitle')}>
      <Answer of={list} rows={4}>
        {(data) => (
          <>
            <InForce data={data} />
            {post.standsInFor ? <Empty title={text('passed')} /> : (
              <>
                <SubstituteForm admin={post.role === 'system-admin'} />
                {data.delegable.length ? <DelegateForm delegable={data.delegable} /> : null}
              </>
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

function InForce({ data }: { readonly data: List }) {
  const text = standInText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const [ending, setEnding] = useState<Entry | null>(null)
  const nameOf = (capability: string) => {
    const found = data.delegable.find((each) => each.capability === capability)
    return found ? (language === 'en' ? found.titleEn : found.title) : standInText.sayCode(`capability.${capability}`, {}, capability)
  }
  const entries: readonly Entry[] = [
    ...data.substitutes.map((each) => ({ key: each.postId, what: text('substitute.of', { name: each.name }), more: '', law: null, startsAt: each.startsAt, endsAt: each.endsAt, active: each.active, mine: true, end: { post: each.postId } })),
    ...data.delegations.map((each) => ({
      key: each.id, what: text(each.given ? 'given' : 'received', { what: nameOf(each.capability) }), more: each.given ? text('to', { role: roleOf(each.to) }) : text('from', { role: roleOf(each.from) }), law: citationOf(each.article),
      startsAt: each.startsAt, endsAt: each.endsAt, active: each.active, mine: each.given, end: { delegation: each.id },
    })),
  ]
  const shown = (at: string) => formatDay(dayOf(at as Instant), language, today)
  const last = (at: string) => { const limit = limitOf(at); return `${limit.time} ${formatDay(limit.day, language, today)}` }
  const rows = (list: readonly Entry[], past: boolean) => (
    <Sheet>
      <ul className="rows">
        {list.map((entry) => (
          <li key={entry.key} className="glass-row" data-row>
            <span><b>{entry.what}</b> <span className="note">{[entry.more, text('period', { from: shown(entry.startsAt), to: last(entry.endsAt) }), past ? '' : text(entry.active ? 'now' : 'later')].filter(Boolean).join(' · ')}{entry.law ? <> · <Cite citation={entry.law} /></> : null}</span></span>
            {entry.mine && !past ? <Button onClick={() => setEnding(entry)} aria-label={text('end.of', { what: entry.what })} data-act>{text('end')}</Button> : null}
          </li>
        ))}
      </ul>
    </Sheet>
  )
  // What has begun and is not in force has ended; whether it has begun is asked of this moment, not of the last half minute.
  const ended = (entry: Entry) => !entry.active && entry.startsAt <= instantNow()
  const standing = entries.filter((entry) => !ended(entry))
  const past = entries.filter(ended)
  return (
    <>
      <Section id="dang-co" title={text('force')} count={standing.length || undefined}>{standing.length ? rows(standing, false) : <Empty title={text('force.none')} />}</Section>
      {past.length ? <Section id="da-het" title={text('past')} count={past.length}>{rows(past, true)}</Section> : null}
      {ending ? <End entry={ending} onClose={() => setEnding(null)} /> : null}
    </>
  )
}

function End({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const text = standInText.useText()
  const post = useSend(endPost, stale)
  const delegation = useSend(endDelegation, stale)
  const error = post.error ?? delegation.error
  const end = () => ('post' in entry.end ? post.mutate({ body: { postId: entry.end.post } }, { onSuccess: onClose }) : delegation.mutate({ params: { id: entry.end.delegation } }, { onSuccess: onClose }))
  return (
    <Dialog title={text('end.title')} onClose={onClose}>
      <div className="glass-form">
        <p><b>{entry.what}</b></p>
        <p>{text('end.note')}</p>
        {error ? <FieldError>{sentenceOf(error)}</FieldError> : null}
        <p className="form-foot"><Button type="primary" onClick={end} loading={post.isPending || delegation.isPending} data-first>{text('end.do')}</Button><Button onClick={onClose}>{text('cancel')}</Button></p>
      </div>
    </Dialog>
  )
}

type Period = { from?: string; to?: string }
const days = (values: Period, today: PlainDate) => ({ from: readDay(values.from ?? '', today), to: readDay(values.to ?? '', today) })
/** From now where the first day is today, else from its beginning; to the end of the last day. */
function periodOf(values: Period, today: PlainDate): { startsAt: string; endsAt: string } | null {
  const { from, to } = days(values, today)
  return from.ok && to.ok ? { startsAt: from.value <= today ? instantNow() : instantAt(from.value), endsAt: instantAt(to.value, '24:00') } : null
}

function PeriodFields({ values }: { readonly values: () => Period }) {
  const text = standInText.useText()
  const { today } = useNow()
  const judgeDay = (value: unknown) => { const day = readDay(String(value ?? ''), today); return day.ok ? null : say(day.code, day.facts) }
  return (
    <>
      <Field name="from" label={text('from.day')} hint={text('from.hint')} span={2} judge={judgeDay}><DayInput /></Field>
      <Field name="to" label={text('to.day')} span={2} judge={(value) => { const { from, to } = days({ ...values(), to: String(value ?? '') }, today); return judgeDay(value) ?? (from.ok && to.ok && to.value < from.value ? text('to.before') : null) }}><DayInput /></Field>
    </>
  )
}

function Done({ words }: { readonly words: string }) {
  return <p className="stand-in-done" role="status"><DoneMark size={18} /> {words}</p>
}

function SubstituteForm({ admin }: { readonly admin: boolean }) {
  const text = standInText.useText()
  const { today } = useNow()
  const send = useSend(substitute, stale)
  const store = useFormStore<Period & { colleague?: string; post?: string }>(() => ({ from: showDay(today) }))
  const save = () => {
    const [first] = store.judgeAll()
    if (first) return focusField('thay', first.name)
    const { colleague = '', post, ...rest } = store.values()
    const period = periodOf(rest, today)
    if (period && !send.isPending) send.mutate({ body: { colleague, ...(post?.trim() ? { postId: post.trim() } : {}), ...period } }, { onSuccess: () => store.start({ from: showDay(today) }) })
  }
  const keys = useFormKeys({ submit: save })
  return (
    <div ref={keys}>
      <FormFrame store={store} name="thay" onSubmit={save}>
        <Sheet className="form-part">
          <h2>{text('substitute')}</h2>
          <p className="note glass-note">{text('substitute.note', { days: longestDays })}</p>
          <div className="fields">
            {admin ? <Field name="post" label={text('post')} optional hint={text('post.hint')}><Input autoComplete="off" maxLength={200} /></Field> : null}
            <Field name="colleague" label={text('colleague')} hint={text('colleague.hint')} span={2} judge={(value) => (String(value ?? '').trim() ? null : say('needed'))}><Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={100} /></Field>
            <PeriodFields values={store.values} />
          </div>
          {send.error ? <FieldError>{sentenceOf(send.error)}</FieldError> : send.isSuccess ? <Done words={text('done.substitute')} /> : null}
          <p className="form-foot glass-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{text('substitute.do')}</Button></p>
        </Sheet>
      </FormFrame>
    </div>
  )
}

function DelegateForm({ delegable }: { readonly delegable: List['delegable'] }) {
  const text = standInText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const send = useSend(delegate, stale)
  const start = () => ({ from: showDay(today), capability: delegable[0]!.capability })
  const store = useFormStore<Period & { capability?: string; colleague?: string; reason?: string }>(start)
  const save = () => {
    const [first] = store.judgeAll()
    if (first) return focusField('giao', first.name)
    const { colleague = '', capability = '', reason = '', ...rest } = store.values()
    const period = periodOf(rest, today)
    if (period && !send.isPending) send.mutate({ body: { capability, colleague, reason, ...period } }, { onSuccess: () => store.start(start()) })
  }
  return (
    <FormFrame store={store} name="giao" onSubmit={save}>
      <Sheet className="form-part">
        <h2>{text('delegate')}</h2>
        <p className="note glass-note">{text('delegate.note')}</p>
        <div className="fields">
          <Field name="capability" label={text('capability')} span={6}><Choose options={delegable.map((each) => ({ value: each.capability, label: `${language === 'en' ? each.titleEn : each.title} (${roleName(each.to)})` }))} /></Field>
          <Field name="colleague" label={text('colleague')} hint={text('colleague.hint')} span={2} judge={(value) => (String(value ?? '').trim() ? null : say('needed'))}><Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={100} /></Field>
          <PeriodFields values={store.values} />
          <Field name="reason" label={text('reason')} judge={(value) => (String(value ?? '').trim().length >= 5 ? null : text('reason.short'))}><Input autoComplete="off" maxLength={500} /></Field>
        </div>
        {send.error ? <FieldError>{sentenceOf(send.error)}</FieldError> : send.isSuccess ? <Done words={text('done.delegate')} /> : null}
        <p className="form-foot glass-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{text('delegate.do')}</Button></p>
      </Sheet>
    </FormFrame>
  )
}
