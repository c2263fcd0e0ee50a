/** One task: who leads, what was reported and what shows it, letters of urging and their answers. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { z } from 'zod'
import { answerUrging, getTask, urgeTask, type TaskDetail } from '@hoa-nhap/domain/directives/tasks.contract'
import { newId } from '../api/client.ts'
import { isNotFound, useAsk, useSend } from '../api/hooks.ts'
import { useSignedIn } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay } from '../text/read-typed.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DoneMark, LateMark, WarnMark } from '../ui/icons.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, NotFound, sentenceOf } from '../ui/states.tsx'
import { TextField, type WrongWords } from './fields.tsx'
import { ProgressDialog } from './ProgressDialog.tsx'
import { tasksText } from './tasks.text.ts'
import './tasks.css'

type Detail = z.infer<typeof TaskDetail>
const stale = [getTask.id, 'directives.get', 'directives.task-dues', 'directives.coverage']

export function TaskPage(): ReactNode {
  const { id, viec } = useParams({ strict: false }) as { id: string; viec: string }
  const t = tasksText.useText()
  const task = useAsk(getTask, { params: { id, taskId: viec } })
  const trail = [{ to: '/ke-hoach', label: t('directives') }, ...(task.data ? [{ to: `/ke-hoach/${task.data.directiveId}`, label: task.data.directive }] : [])]
  if (task.isError && isNotFound(task.error)) return <Page title={t('title')} trail={trail}><NotFound title={t('none')} /></Page>
  if (!task.data) return <Page title={t('title')} trail={trail}><Answer of={task} rows={6}>{() => null}</Answer></Page>
  return <Shown task={task.data} trail={trail} />
}

function Shown({ task, trail }: { readonly task: Detail; readonly trail: readonly { readonly to: string; readonly label: string }[] }): ReactNode {
  const t = tasksText.useText()
  const language = useLanguage()
  const { today } = useSignedIn()
  const [open, setOpen] = useState<'report' | 'urge' | null>(null)
  const [answering, setAnswering] = useState<Detail['urgingList'][number] | null>(null)
  const day = (on: string) => formatDay(on, language)
  return (
    <Page
      title={task.name} trail={trail} className="task-page"
      subtitle={<>
        <span className={task.status === 'overdue' ? 'task-late' : task.status === 'done' ? 'task-done' : undefined}>{task.status === 'done' ? <DoneMark size={16} /> : task.status === 'overdue' ? <LateMark size={16} /> : task.status === 'unassigned' ? <WarnMark size={16} /> : null} {t(`status.${task.status}`, { day: task.doneOn ? day(task.doneOn) : '' })}</span>
        {' · '}{t('lead')}: {task.lead ?? '—'}{task.coordinating.length > 0 ? ` · ${t('with')}: ${task.coordinating.join(', ')}` : ''} · {t('deadline')}: {task.deadline ? day(task.deadline) : (task.deadlineAsWritten ?? t('noDeadline'))}
      </>}
      actions={<>{task.may.report ? <Button type="primary" onClick={() => setOpen('report')}>{t('report')}</Button> : null}{task.may.urge ? <Button onClick={() => setOpen('urge')}>{t('urge')}</Button> : null}</>}
    >
      <Section id="tien-do" title={t('reports')} count={task.reports.length || undefined}>
        <Sheet>
          {task.reports.length === 0 ? <p className="cover-none">{t('reports.none')}</p> : (
            <ol className="rows task-rows">
              {task.reports.map((report) => (
                <li key={report.id}>
                  <span className="task-day nowrap">{day(report.on)}</span>
                  <div>
                    <p>{report.progress}{report.done ? <span className="task-done"> <DoneMark size={16} /> {t('report.done')}</span> : null}</p>
                    <p className="note">{report.evidence.text ?? (report.evidence.link || report.evidence.files.length > 0 ? null : t('evidence.none'))}{report.evidence.link ? <> <a className="link" href={report.evidence.link} rel="noreferrer noopener" target="_blank">{t('evidence.link')}</a></> : null}{report.evidence.files.length > 0 ? ` · ${t('evidence.files', { count: report.evidence.files.length })}` : ''}</p>
                  </div>
                </li>
              ))}
            </ol>
          )}
        </Sheet>
      </Section>
      <Section id="don-doc" title={t('urgings')} count={task.urgingList.length || undefined}>
        <Sheet>
          {task.urgingList.length === 0 ? <p className="cover-none">{t('urgings.none')}</p> : (
            <ol className="rows task-rows">
              {task.urgingList.map((letter) => (
                <li key={letter.id}>
                  <span className="task-day nowrap">{day(letter.on)}</span>
                  <div>
                    <p><b>{letter.number}</b> {t('urging.to', { to: letter.to })}</p>
                    <p>{letter.words}</p>
                    {letter.answeredOn && letter.answer ? <p className="note">{t('urging.answered', { day: day(letter.answeredOn), answer: letter.answer })}</p>
                      : letter.late ? <p className="task-late"><LateMark size={16} /> {t('urging.late', { day: day(letter.answerBy) })}</p> : <p className="note">{t('urging.by', { day: day(letter.answerBy) })}</p>}
                    {letter.answeredOn === null && task.may.answer ? <button type="button" className="link no-print" onClick={() => setAnswering(letter)}>{t('urging.answer')}</button> : null}
                  </div>
                </li>
              ))}
            </ol>
          )}
        </Sheet>
      </Section>
      {open === 'report' ? <ProgressDialog directiveId={task.directiveId} task={task} today={today} onClose={() => setOpen(null)} /> : null}
      {open === 'urge' ? <UrgeDialog task={task} today={today} onClose={() => setOpen(null)} /> : null}
      {answering ? <AnswerDialog task={task} letter={answering} today={today} onClose={() => setAnswering(null)} /> : null}
    </Page>
  )
}

type Fields<Name extends string> = { readonly typed: Readonly<Record<Name, string>>; readonly wrong: Partial<Record<Name, string>> }
const focusFirst = (wrong: object): void => document.getElementById(Object.keys(wrong)[0] ?? '')?.focus()

function UrgeDialog({ task, today, onClose }: { readonly task: Detail; readonly today: string; readonly onClose: () => void }): ReactNode {
  const t = tasksText.useText()
  const send = useSend(urgeTask, stale)
  const [id] = useState(newId)
  const [typed, setTyped] = useState({ 'urge-number': '', 'urge-on': formatDay(today, 'vi'), 'urge-by': '', 'urge-words': '' })
  const [tried, setTried] = useState(false)
  const [on, by] = [readDay(typed['urge-on'], today), readDay(typed['urge-by'], today)]
  const wrong: Fields<keyof typeof typed>['wrong'] = {
    ...(typed['urge-number'].trim().length < 2 ? { 'urge-number': t('number.short') } : {}), ...(on.ok ? {} : { 'urge-on': t('day.wrong') }), ...(by.ok ? {} : { 'urge-by': t('day.wrong') }), ...(typed['urge-words'].trim().length < 5 ? { 'urge-words': t('short') } : {}),
  }
  const wrongFor: WrongWords = (field) => (tried ? (wrong[field as keyof typeof typed] ?? null) : null)
  const set = (field: keyof typeof typed) => (value: string): void => setTyped({ ...typed, [field]: value })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!on.ok || !by.ok || Object.keys(wrong).length > 0) return focusFirst(wrong)
    send.mutate({ params: { id: task.directiveId, taskId: task.id }, body: { id, number: typed['urge-number'].trim(), on: on.value, answerBy: by.value, words: typed['urge-words'].trim() } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('urge')} onClose={onClose}>
      <form onSubmit={submit} noValidate className="stack">
        <p>{task.name} · {task.lead}</p>
        <p className="note">{t('urge.note')}</p>
        <TextField id="urge-number" label={t('urge.number')} value={typed['urge-number']} span={6} maxLength={60} wrong={wrongFor} onChange={set('urge-number')} />
        <TextField id="urge-on" label={t('urge.on')} value={typed['urge-on']} span={3} numeric hint={t('day.hint')} wrong={wrongFor} onChange={set('urge-on')} />
        <TextField id="urge-by" label={t('urge.answerBy')} value={typed['urge-by']} span={3} numeric hint={t('day.hint')} wrong={wrongFor} onChange={set('urge-by')} />
        <TextField id="urge-words" label={t('urge.words')} value={typed['urge-words']} span={6} maxLength={1000} lines wrong={wrongFor} onChange={set('urge-words')} />
        {send.error ? <p className="field-error" role="alert"><LateMark /> {sentenceOf(send.error)}</p> : null}
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('urge.send')}</Button></div>
      </form>
    </Dialog>
  )
}

function AnswerDialog({ task, letter, today, onClose }: { readonly task: Detail; readonly letter: Detail['urgingList'][number]; readonly today: string; readonly onClose: () => void }): ReactNode {
  const t = tasksText.useText()
  const send = useSend(answerUrging, stale)
  const [on, setOn] = useState(formatDay(today, 'vi'))
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const read = readDay(on, today)
  const wrongFor: WrongWords = (field) => (!tried ? null : field === 'answer-on' && !read.ok ? t('day.wrong') : field === 'answer-words' && words.trim().length < 5 ? t('short') : null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!read.ok || words.trim().length < 5) return document.getElementById(read.ok ? 'answer-words' : 'answer-on')?.focus()
    send.mutate({ params: { id: task.directiveId, taskId: task.id, urgingId: letter.id }, body: { on: read.value, answer: words.trim() } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('answer.title', { number: letter.number })} onClose={onClose}>
      <form onSubmit={submit} noValidate className="stack">
        <p>{letter.words}</p>
        <TextField id="answer-on" label={t('urge.on')} value={on} span={3} numeric hint={t('day.hint')} wrong={wrongFor} onChange={setOn} />
        <TextField id="answer-words" label={t('answer.words')} value={words} span={6} maxLength={1000} lines wrong={wrongFor} onChange={setWords} />
        {send.error ? <p className="field-error" role="alert"><LateMark /> {sentenceOf(send.error)}</p> : null}
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('answer.send')}</Button></div>
      </form>
    </Dialog>
  )
}
