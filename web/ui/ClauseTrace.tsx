/** Each sentence of a directive, and who answers it: the target with its reading, the task with its lead, or nobody yet. */
import type { ReactNode } from 'react'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { againstText, isComputed, targetText, verdictOf, type AnyReading, type TargetLine } from './figure.ts'
import { DoneMark, Icon, LateMark, WarnMark } from './icons.tsx'
import { pieces } from './pieces.text.ts'
import './figures.css'
import './clause-trace.css'

export type TracedTarget = TargetLine & { readonly id: string; readonly label: string; readonly name: string; readonly holder: string; readonly striving: boolean; readonly reading: AnyReading }
export type TracedTask = { readonly id: string; readonly name: string; readonly lead: string | null; readonly coordinating: readonly string[]; readonly deadline: string | null; readonly deadlineAsWritten: string | null; readonly status: 'open' | 'done' | 'overdue' | 'unassigned'; readonly doneOn: string | null; readonly progress: string | null; readonly urgings?: number; readonly evidence?: unknown }
export type TracedClause = {
  readonly id: string
  readonly label: string
  readonly kind: 'basis' | 'aim' | 'target' | 'task' | 'organization'
  readonly summary: string
  readonly answer: 'targets' | 'tasks' | 'bases' | 'orientation' | 'same-as' | 'open'
  readonly sameAs: string | null
  readonly note: string | null
  readonly targets: readonly TracedTarget[]
  readonly tasks: readonly TracedTask[]
}
type Props = {
  readonly clauses: readonly TracedClause[]
  readonly bases: readonly { readonly number: string; readonly link: ReactNode }[]
  readonly today: string
  readonly openTarget: (target: TracedTarget, words: ReactNode) => ReactNode
  readonly assign: ((clause: TracedClause, task: TracedTask | null) => ReactNode) | null
  readonly progress: ((task: TracedTask) => ReactNode) | null
  /** Leads to the page of a task; its name alone where there is none. */
  readonly openTask?: (task: TracedTask, words: ReactNode) => ReactNode
  /** What more may be done with a target: share it out. */
  readonly share?: (target: TracedTarget) => ReactNode
}

export function answersOf(clause: TracedClause): number {
  return clause.targets.length + clause.tasks.length
}
/** `Mục tiêu 2`: the label as the document gives it, with the kind before a bare number. */
export function clauseName(clause: Pick<TracedClause, 'kind' | 'label'>, kindWord: string): string {
  const label = clause.label.trim()
  if (label === '') return kindWord
  return /^\d/u.test(label) ? `${kindWord} ${label}` : label.charAt(0).toUpperCase() + label.slice(1)
}
/** A clause that nobody answers: open, or a task without a lead. */
export function isOpen(clause: TracedClause): boolean {
  return clause.answer === 'open' || clause.tasks.some((task) => task.lead === null)
}

export function ClauseTrace(props: Props): ReactNode {
  const t = pieces.useText()
  return (
    <div className="clause-trace">
      <div className="clause-heads" aria-hidden="true"><span>{t('trace.said')}</span><span>{t('trace.who')}</span></div>
      <ol className="clauses">
        {props.clauses.map((clause) => (
          <li key={clause.id} id={`clause-${clause.id}`} className="clause">
            <div className="clause-said">
              <p className="clause-label">{clauseName(clause, t(`trace.kind.${clause.kind}`))}</p>
              <p className="clause-summary">{clause.summary}</p>
            </div>
            <Connector count={answersOf(clause) + (clause.answer === 'same-as' && answersOf(clause) > 0 ? 1 : 0)} open={isOpen(clause)} clause={clause} />
            <div className="clause-answers"><Answers {...props} clause={clause} /></div>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Connector({ count, open, clause }: { readonly count: number; readonly open: boolean; readonly clause: TracedClause }): ReactNode {
  const t = pieces.useText()
  if (clause.answer === 'bases') return <span />
  const lines = Math.max(1, count)
  const plain = count === 0 && !open
  return (
    <span className="clause-connector">
      <span className="sr-only">{t('trace.who')}:</span>
      <svg viewBox="0 0 40 100" preserveAspectRatio="none" aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => {
          const end = ((index + 0.5) / lines) * 100
          return <path key={index} d={`M0 50C22 50 18 ${end} 40 ${end}`} fill="none" stroke={open && count === 0 ? 'var(--amber)' : plain ? 'var(--line-strong)' : 'var(--ink2)'} strokeWidth="1.5" strokeDasharray={plain ? '3 3' : undefined} vectorEffect="non-scaling-stroke" />
        })}
      </svg>
    </span>
  )
}

function Answers({ clause, bases, clauses, today, openTarget, assign, progress, openTask, share }: Props & { readonly clause: TracedClause }): ReactNode {
  const t = pieces.useText()
  if (clause.answer === 'bases') return <p className="clause-bases">{bases.map((basis) => <span key={basis.number}>{basis.link}</span>)}</p>
  if (clause.answer === 'orientation' && answersOf(clause) === 0) return <p className="clause-plain">{clause.note ?? t('trace.noTask')}</p>
  if (clause.answer === 'same-as') {
    const same = clauses.find((other) => other.id === clause.sameAs || other.label === clause.sameAs)
    const label = same ? clauseName(same, t(`trace.kind.${same.kind}`)) : (clause.sameAs ?? '')
    return (
      <>
        {clause.targets.map((target) => <TargetBox key={target.id} target={target} openTarget={openTarget} share={share} />)}
        {clause.tasks.map((task) => <TaskBox key={task.id} clause={clause} task={task} today={today} assign={assign} progress={progress} openTask={openTask} />)}
        <p className="clause-plain">{t('trace.sameAs', { label })} {same ? <a className="link" href={`#clause-${same.id}`}>{t('trace.openSame', { label })}</a> : null}{clause.note ? ` ${clause.note}` : ''}</p>
      </>
    )
  }
  return (
    <>
      {clause.targets.map((target) => <TargetBox key={target.id} target={target} openTarget={openTarget} share={share} />)}
      {clause.tasks.map((task) => <TaskBox key={task.id} clause={clause} task={task} today={today} assign={assign} progress={progress} openTask={openTask} />)}
      {clause.note && answersOf(clause) > 0 ? <p className="clause-note">{clause.note}</p> : null}
      {answersOf(clause) === 0 ? <OpenBox words={t('trace.openTarget')} action={assign?.(clause, null)} /> : null}
    </>
  )
}

function OpenBox({ words, action }: { readonly words: string; readonly action: ReactNode }): ReactNode {
  return <div className="answer-box answer-open"><span className="answer-warn"><WarnMark /></span><p>{words}</p>{action}</div>
}

function TargetBox({ target, openTarget, share }: { readonly target: TracedTarget; readonly openTarget: Props['openTarget']; readonly share: Props['share'] | undefined }): ReactNode {
  const t = pieces.useText()
  const language = useLanguage()
  const verdict = verdictOf(target.reading, target)
  return (
    <div className="answer-box">
      <span className="answer-label">{target.label}</span>
      <div className="answer-words">
        <p className="answer-name">{openTarget(target, target.name)}</p>
        <p className="answer-note">{target.holder}{target.striving ? ` · ${t('trace.striving')}` : ''}</p>
      </div>
      <div className="answer-end">
        {isComputed(target.reading) ? <p className="answer-figure">{againstText(target.reading, target, language)} {verdict === 'met' ? <span className="verdict-met"><DoneMark size={16} /></span> : null}</p> : <p className="answer-none">{t('figure.uncomputable')}</p>}
        <p className="answer-note">{t('trace.target', { target: targetText(target, language) })}</p>
        {isComputed(target.reading) && target.reading.partly ? <p className="matrix-partly">{t('matrix.partly')}</p> : null}
        {share?.(target)}
      </div>
    </div>
  )
}

function TaskBox({ clause, task, today, assign, progress, openTask }: { readonly clause: TracedClause; readonly task: TracedTask; readonly today: string; readonly assign: Props['assign']; readonly progress: Props['progress']; readonly openTask: Props['openTask'] | undefined }): ReactNode {
  const t = pieces.useText()
  const language = useLanguage()
  if (task.lead === null) return <OpenBox words={`${task.name}. ${t('trace.open')}`} action={assign?.(clause, task)} />
  const who = [t('trace.lead', { lead: task.lead }), task.coordinating.length > 0 ? t('trace.with', { agencies: task.coordinating.join(', ') }) : null].filter(Boolean).join(', ')
  return (
    <div className="answer-box">
      <span className="answer-task"><Icon name="tasks" size={18} /></span>
      <div className="answer-words">
        <p className="answer-name">{openTask ? openTask(task, task.name) : task.name}</p>
        <p className="answer-note">{who}{task.progress ? ` · ${task.progress}` : ''}</p>
        {task.urgings ? <p className="answer-note">{t('trace.urged', { count: task.urgings })}</p> : null}
      </div>
      <div className="answer-end">
        {task.status === 'done' ? <p className="answer-done"><DoneMark size={16} /> {t('trace.done', { day: task.doneOn ? formatDay(task.doneOn, language, today) : '' })}</p>
          : task.status === 'overdue' ? <p className="answer-late"><LateMark size={16} /> {t('trace.overdue', { day: task.deadline ? formatDay(task.deadline, language, today) : '' })}</p>
            : <p className="answer-note">{task.deadline ? t('trace.due', { day: formatDay(task.deadline, language, today) }) : (task.deadlineAsWritten ?? t('trace.noDue'))}</p>}
        {task.status === 'done' ? null : progress?.(task)}
      </div>
    </div>
  )
}
