/** The common states of every page: empty, loading, failed, not found (or not yours: the same words), without a line. */
import { useEffect, useState, type ReactNode } from 'react'
import { isNoLine, isNotFound, type AnswerQuery } from '../api/hooks.ts'
import { ProblemError } from '../api/client.ts'
import { useConnection } from '../api/connection.ts'
import { formatTime } from '../text/format.ts'
import { currentLanguage } from '../text/i18n.ts'
import { Icon, LateMark } from './icons.tsx'
import { uiText } from './ui.text.ts'

type StateProps = { readonly mark?: ReactNode; readonly title: string; readonly note?: ReactNode; readonly action?: ReactNode }
function StateBlock({ mark, title, note, action, role }: StateProps & { readonly role?: 'alert' | 'status' }) {
  return (
    <div className="state" role={role}>
      {mark}
      <div>
        <p className="state-title">{title}</p>
        {note || action ? <p className="state-note">{note} {action}</p> : null}
      </div>
    </div>
  )
}

/** Says what is next, not only that nothing is here. */
export function Empty(props: StateProps) {
  return <StateBlock {...props} />
}

/** Keeps the page's shape; nothing at all is drawn before 400 ms. */
export function Loading({ rows = 3, shape }: { readonly rows?: number; readonly shape?: ReactNode }) {
  const text = uiText.useText()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={late ? 'loading' : 'loading loading-quiet'} role="status">
      <span className="sr-only">{late ? text('loading') : ''}</span>
      {shape ?? Array.from({ length: rows }, (_, index) => (
        <div className="loading-row" key={index} aria-hidden="true"><i /><i /></div>
      ))}
    </div>
  )
}

/** The server's own sentence where it gave one, in the reader's language. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ProblemError) {
    const sentence = currentLanguage() === 'en' ? error.problem.detailEn : error.problem.detail
    if (sentence) return sentence
  }
  return uiText.say('failed.send')
}

export function NotFound({ title, note }: { readonly title?: string; readonly note?: string }) {
  const text = uiText.useText()
  return <StateBlock mark={<Icon name="lock" />} title={title ?? `${text('missing.title')}.`} note={note ?? text('missing.note')} />
}

export function Failed({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const text = uiText.useText()
  if (isNotFound(error)) return <NotFound />
  const line = isNoLine(error)
  const sentence = error instanceof ProblemError ? sentenceOf(error) : text('error.title')
  return (
    <StateBlock
      role="alert" mark={line ? <Icon name="offline" /> : <span className="ink-brick"><LateMark /></span>}
      title={line ? text('offline.none') : sentence} note={line ? undefined : text('error.safe')}
      action={again ? <button type="button" className="link" onClick={again}>{text('retry')}</button> : null}
    />
  )
}

/** Above content that could not be refreshed: it says since when. */
export function OldCopy({ since }: { readonly since: number }) {
  const text = uiText.useText()
  return <StateBlock role="status" mark={<Icon name="offline" />} title={text('offline.title', { time: formatTime(new Date(since).toISOString()) })} note={text('offline.note')} />
}

/** The four states of one question to the server around its answer. */
export function Answer<T>({ of, children, shape, rows }: { readonly of: AnswerQuery<T>; readonly children: (data: T) => ReactNode; readonly shape?: ReactNode; readonly rows?: number }) {
  const { online } = useConnection()
  if (of.data !== undefined) {
    return (
      <>
        {!online && isNoLine(of.error) ? <OldCopy since={of.dataUpdatedAt} /> : null}
        {children(of.data)}
      </>
    )
  }
  if (of.isError) return <Failed error={of.error} again={() => void of.refetch()} />
  return <Loading {...(rows === undefined ? {} : { rows })} {...(shape === undefined ? {} : { shape })} />
}
