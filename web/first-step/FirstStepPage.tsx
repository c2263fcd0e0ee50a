/** One confidential request: what was asked, what was done, and the answer that whoever has the code reads. */
import { useState } from 'react'
import { useParams } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { actOnFirstStep, getFirstStep, listFirstSteps, type FirstStepView } from '@hoa-nhap/domain/first-step/first-step.contract'
import { lengths, type FirstStepAct } from '@hoa-nhap/domain/first-step/first-step.model'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { ProblemError } from '../api/client.ts'
import { isNotFound, useAsk, useSend } from '../api/hooks.ts'
import { roleName } from '../access/access.text.ts'
import { useNow } from '../app/session.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/form.tsx'
import { DoneMark } from '../ui/icons.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, NotFound, sentenceOf } from '../ui/states.tsx'
import { firstStepText } from './first-step.text.ts'
import { useFirstStepWords } from './first-step-words.ts'
import './first-step.css'

export function FirstStepPage() {
  const { id } = useParams({ from: '/signed/yeu-cau-kin/$id' })
  const text = firstStepText.useText()
  const item = useAsk(getFirstStep, { params: { id } })
  const trail = [{ to: '/yeu-cau-kin', label: text('title') }]
  if (item.isError && isNotFound(item.error) && !item.data) return <Page title={text('title')} trail={trail}><NotFound title={text('gone')} note={text('gone.note')} /></Page>
  return item.data ? <Shown view={item.data} again={() => void item.refetch()} /> : <Page title={text('title')} trail={trail}><Answer of={item} rows={5}>{() => null}</Answer></Page>
}

function Shown({ view, again }: { readonly view: FirstStepView; readonly again: () => void }) {
  const text = firstStepText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const words = useFirstStepWords()
  return (
    <Page title={view.alias} trail={[{ to: '/yeu-cau-kin', label: text('title') }]} subtitle={<><span className={view.status === 'new' ? 'tag tag-amber' : 'tag'}>{words.status[view.status]}</span> {text('made', { day: formatDay(view.madeOn, language, today) })} · {text('erased', { day: formatDay(view.eraseOn, language, today) })}</>}>
      <Section title={text('asked')}>
        <Sheet>
          <dl className="step-values">
            <dt>{text('help')}</dt><dd className="step-tags">{view.help.map((kind) => <span key={kind} className="tag">{words.help[kind]}</span>)}</dd>
            <dt>{text('who')}</dt><dd>{words.who[view.who]}</dd>
            <dt>{text('reach')}</dt><dd>{words.reach[view.reach]}</dd>
            {view.reach === 'phone' ? <><dt>{text('phone')}</dt><dd>{view.phone ? <a className="link" href={`tel:${view.phone}`}>{view.phone}</a> : null} <span className="note">{text('phone.rule')}</span></dd><dt>{text('callTime')}</dt><dd>{words.callTime[view.callTime]}</dd></> : null}
            <dt>{text('note')}</dt><dd className="step-pre">{view.note ?? <span className="note">{text('note.none')}</span>}</dd>
            <dt>{text('answer')}</dt><dd className="step-pre">{view.answer ?? <span className="note">{text('answer.none')}</span>}</dd>
          </dl>
        </Sheet>
        <p className="note">{text('registering')}</p>
      </Section>
      {view.status === 'closed' ? <p className="note" role="status">{text('closed.note', { day: formatDay(view.eraseOn, language, today) })}</p> : <Acts view={view} again={again} />}
      <Section title={text('history')} count={view.events.length}>
        <Sheet>
          <ul className="rows">
            {view.events.map((event) => (
              <li key={`${event.type} ${event.at}`} className="step-row"><span>{words.event[event.type]}</span><span className="note">{event.postId ? roleName(event.postId.split('/')[1] ?? '') : text('by.asker')} · {formatTime(event.at)} {formatDay(dayOf(event.at as Instant), language, today)}</span></li>
            ))}
          </ul>
        </Sheet>
      </Section>
    </Page>
  )
}

function Acts({ view, again }: { readonly view: FirstStepView; readonly again: () => void }) {
  const text = firstStepText.useText()
  const [answer, setAnswer] = useState('')
  const [closing, setClosing] = useState(false)
  const [done, setDone] = useState(false)
  // One id for each wish to act: a repeat after a lost line is the same act.
  const [actId, setActId] = useState(() => crypto.randomUUID())
  const send = useSend(actOnFirstStep, [getFirstStep.id, listFirstSteps.id])
  const changed = send.error instanceof ProblemError && send.error.problem.code === 'changed-since'
  const act = (type: FirstStepAct) => send.mutate({ params: { id: view.id }, body: { id: actId, type, basedOn: view.sequence, ...(type === 'answer' ? { text: answer } : {}) } }, {
    onSuccess: () => { setActId(crypto.randomUUID()); setDone(true); setClosing(false); if (type === 'answer') setAnswer('') },
    onError: (error) => { setDone(false); setActId(crypto.randomUUID()); if (error instanceof ProblemError && error.problem.code === 'changed-since') again() },
  })
  return (
    <Section title={text('do')}>
      <Sheet>
        <div className="step-form">
          <div>
            <label htmlFor="tra-loi">{text('answer.label')}</label>
            <Input.TextArea id="tra-loi" rows={4} maxLength={lengths.answer} value={answer} onChange={(event) => { setAnswer(event.target.value); setDone(false) }} aria-describedby="tra-loi-hint" />
            <p className="field-hint" id="tra-loi-hint">{text('answer.hint', { most: lengths.answer, left: lengths.answer - answer.length })}</p>
          </div>
          {send.error ? <FieldError>{changed ? text('changed') : sentenceOf(send.error)}</FieldError> : null}
          <p className="step-buttons">
            <Button type="primary" loading={send.isPending} onClick={() => act('answer')} disabled={answer.trim() === ''}>{text('answer.send')}</Button>
            <Button onClick={() => act('contacted')} disabled={send.isPending}>{text('contacted')}</Button>
            <Button onClick={() => setClosing(true)} disabled={send.isPending}>{text('close')}</Button>
          </p>
          <p className="note" role="status">{done ? <><DoneMark size={16} /> {text('done')} </> : null}{text('each')}</p>
        </div>
      </Sheet>
      {closing ? (
        <Dialog title={text('close.title')} onClose={() => setClosing(false)}>
          <p>{text('close.note')}</p>
          <p className="form-foot"><Button type="primary" loading={send.isPending} onClick={() => act('close')} data-first>{text('close.do')}</Button><Button onClick={() => setClosing(false)}>{text('cancel')}</Button></p>
        </Dialog>
      ) : null}
    </Section>
  )
}
