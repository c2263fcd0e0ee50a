/** "Mở khẩn cấp": a care card in danger to life, the list of a province for a mission; own openings; the judging of those of others. */
import { useRef, useState } from 'react'
import { useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { listOpenings, openCareCard, openProvinceList, readCareCard } from '@hoa-nhap/domain/access/break-glass.contract'
import { hoursOpen, openingsADay, shortestReason } from '@hoa-nhap/domain/access/break-glass.rules'
import { myDisclosures } from '@hoa-nhap/domain/access/session.contract'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { call, type AnswerOf } from '../api/client.ts'
import { useAsk, useSend } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay } from '../text/read-typed.ts'
import { say } from '../text/say.ts'
import { Field, FieldError, focusField, FormFrame, useFormKeys } from '../ui/form.tsx'
import { useFormStore } from '../ui/form-store.ts'
import { Area, DayInput } from '../ui/inputs.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, sentenceOf } from '../ui/states.tsx'
import { glassText } from './break-glass.text.ts'
import { keepOpening, openingsOf, type Opening } from './glass-store.ts'
import { OpeningsToJudge } from './OpeningsToJudge.tsx'
import { operationsText } from './operations.text.ts'
import { ProvinceList } from './ProvinceList.tsx'
import './glass.css'

type Card = AnswerOf<typeof readCareCard>
/** What stands open on the screen; a null card says the same whether nobody was found or nothing is kept. */
type Shown = { readonly opening: Opening; readonly card?: Card | null }
type Values = { reason?: string; article?: string; name?: string; birth?: string }
const has = (access: 'public' | 'signed-in' | readonly string[], role: string): boolean => typeof access !== 'string' && access.includes(role)
const formName = 'mo'

export function BreakGlassPage() {
  const text = glassText.useText()
  const { post } = useSignedIn()
  const kind = has(openProvinceList.access, post.role) ? 'province-list' as const : has(openCareCard.access, post.role) ? 'care-card' as const : null
  const judges = has(listOpenings.access, post.role)
  const [shown, setShown] = useState<Shown | null>(null)
  return (
    <Page title={text('title')} subtitle={text('subtitle')}>
      {!kind && !judges ? <Empty title={text('closed')} /> : null}
      {shown ? <Open key={shown.opening.id} shown={shown} /> : null}
      {kind ? <Ask kind={kind} onOpen={setShown} /> : null}
      {judges ? <OpeningsToJudge /> : null}
      {kind ? <OwnOpenings onOpen={setShown} /> : null}
    </Page>
  )
}

function Ask({ kind, onOpen }: { readonly kind: Opening['kind']; readonly onOpen: (shown: Shown) => void }) {
  const text = glassText.useText()
  const { post } = useSignedIn()
  const { now, today } = useNow()
  const { nguoi } = useSearch({ from: '/signed/mo-khan-cap' })
  const [other, setOther] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const card = useSend(openCareCard, ['access.my-disclosures', 'access.openings'])
  const list = useSend(openProvinceList, ['access.my-disclosures'])
  const busy = card.isPending || list.isPending
  const start = (): Values => (kind === 'care-card' ? { article: text('article.life') } : {})
  const store = useFormStore<Values>(start)
  const known = kind === 'care-card' && nguoi !== undefined && !other
  const done = (id: string, until: string, found?: Card | null) => {
    const opening: Opening = { id, kind, at: now, until }
    keepOpening(post.postId, now, opening)
    store.start(start())
    onOpen({ opening, ...(found === undefined ? {} : { card: found }) })
    window.scrollTo({ top: 0 })
  }
  const save = async () => {
    if (busy) return
    setFailure(null)
    const [first] = store.judgeAll()
    if (first) return focusField(formName, first.name)
    const { reason = '', article = '', name = '', birth = '' } = store.values()
    try {
      if (kind === 'province-list') {
        const opened = await list.mutateAsync({ body: { reason, article } })
        return done(opened.id, opened.until)
      }
      const day = readDay(birth, today)
      const opened = await card.mutateAsync({ body: { reason, article, ...(known ? { personId: nguoi } : { name, ...(day.ok ? { birth: day.value } : {}) }) } })
      done(opened.id, opened.until, opened.card)
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  const keys = useFormKeys({ submit: () => void save() })
  const title = text(kind === 'care-card' ? 'card.title' : 'list.title')
  return (
    <div ref={keys}>
      <FormFrame store={store} name={formName} onSubmit={() => void save()}>
        <Sheet className="form-part">
          <h2>{title}</h2>
          <p className="note glass-note">{text(kind === 'care-card' ? 'card.note' : 'list.note', { hours: hoursOpen[kind], count: openingsADay })}</p>
          <div className="fields">
            {known ? <p className="span-6">{text('person.known')} · <button type="button" className="link" onClick={() => setOther(true)}>{text('person.other')}</button></p> : kind === 'care-card' ? (
              <>
                <Field name="name" label={text('name')} span={4} judge={(value) => (String(value ?? '').trim().length > 1 ? null : say('needed'))}><Input autoComplete="off" maxLength={100} /></Field>
                <Field name="birth" label={text('birth')} span={2} judge={(value) => { const day = readDay(String(value ?? ''), today); return day.ok ? null : say(day.code, day.facts) }}><DayInput /></Field>
              </>
            ) : null}
            <Field name="reason" label={text('reason')} hint={text('reason.hint')} judge={(value) => (String(value ?? '').trim().replaceAll(/\s+/g, ' ').length >= shortestReason ? null : text('reason.short', { count: shortestReason }))}><Area maxLength={1000} /></Field>
            <Field name="article" label={text('article')} hint={text('article.hint')} span={4} judge={(value) => (String(value ?? '').trim().length > 1 ? null : say('needed'))}><Input autoComplete="off" maxLength={100} /></Field>
          </div>
          {failure ? <FieldError>{failure}</FieldError> : null}
          <p className="form-foot glass-foot"><Button type="primary" htmlType="submit" loading={busy}>{text(kind === 'care-card' ? 'open.card' : 'open.list')}</Button></p>
        </Sheet>
      </FormFrame>
    </div>
  )
}

/** The opened card or list with the time that is left; when it is over, nothing of it stays on the screen. */
function Open({ shown }: { readonly shown: Shown }) {
  const text = glassText.useText()
  const language = useLanguage()
  const { now, today } = useNow()
  const heading = useRef<HTMLHeadingElement>(null)
  const { opening, card } = shown
  const minutes = Math.floor((Date.parse(opening.until) - Date.parse(now)) / 60_000)
  const over = minutes < 0
  const left = minutes >= 60 ? text('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 }) : text('minutes', { minutes: Math.max(0, minutes) })
  return (
    <Sheet className="glass-open">
      <div role="status">
        <h2 ref={(element) => { if (element && heading.current !== element) { heading.current = element; element.focus({ preventScroll: true }) } }} tabIndex={-1}>{text(opening.kind === 'care-card' ? 'card' : 'kind.province-list')}</h2>
        <p className="glass-left">{over ? text('over') : text('left', { left, time: formatTime(opening.until), day: formatDay(dayOf(opening.until as Instant), language, today) })}</p>
      </div>
      {over ? null : opening.kind === 'province-list' ? <ProvinceList id={opening.id} /> : card ? (
        <dl className="glass-card">{(['allergies', 'medicines', 'withdrawalRisk'] as const).map((part) => <div key={part}><dt>{text(part)}</dt><dd>{card[part].trim() || text('nothing')}</dd></div>)}</dl>
      ) : <><p><b>{text('card.none')}</b></p><p className="note">{text('card.none.note')}</p></>}
    </Sheet>
  )
}

const mine = new Set(['access.open-care-card', 'access.read-care-card', 'access.open-province-list', 'access.read-province-list'])

function OwnOpenings({ onOpen }: { readonly onOpen: (shown: Shown) => void }) {
  const text = glassText.useText()
  const language = useLanguage()
  const { post } = useSignedIn()
  const { now, today } = useNow()
  const [failure, setFailure] = useState<string | null>(null)
  const ledger = useAsk(myDisclosures, { query: { limit: 500 } })
  const alive = openingsOf(post.postId, now)
  const when = (at: string) => ({ time: formatTime(at), day: formatDay(dayOf(at as Instant), language, today) })
  const again = (opening: Opening) => {
    setFailure(null)
    window.scrollTo({ top: 0 })
    if (opening.kind === 'province-list') return onOpen({ opening })
    call(readCareCard, { params: { id: opening.id } }).then((card) => onOpen({ opening, card }), (error: unknown) => {
      // The door says the same of a card that is not there and of an opening that found nobody.
      if (error instanceof Error && 'problem' in error) onOpen({ opening, card: null })
      else setFailure(sentenceOf(error))
    })
  }
  return (
    <Section id="da-mo" title={text('own')}>
      {failure ? <FieldError>{failure}</FieldError> : null}
      {alive.length ? (
        <Sheet><ul className="rows">{alive.map((opening) => <li key={opening.id} className="glass-row" data-row><span><b>{text(`kind.${opening.kind}`)}</b> <span className="note">{text('own.opened', when(opening.at))}</span></span><Button onClick={() => again(opening)} aria-label={text('own.again.for', when(opening.at))} data-act>{text('own.again')}</Button></li>)}</ul></Sheet>
      ) : null}
      <Answer of={ledger} rows={3}>
        {(data) => {
          const items = data.items.filter((item) => mine.has(item.operation))
          return items.length === 0 ? <Empty title={text('own.none')} /> : (
            <>
              <p className="note glass-note">{text('own.note')}</p>
              <Sheet><ul className="rows">{items.map((item, index) => <li key={`${item.at}-${index}`} className="glass-row"><span>{operationsText.sayCode(item.operation)}</span><span className="note">{when(item.at).time} {when(item.at).day}{item.outcome === 'refused' ? ` · ${text('own.refused')}` : ''}</span></li>)}</ul></Sheet>
            </>
          )
        }}
      </Answer>
    </Section>
  )
}

