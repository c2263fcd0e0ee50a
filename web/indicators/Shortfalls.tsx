/** Missed periods ask the post that answers for them: why, and what will be done. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from 'antd'
import { answerShortfall, listShortfalls } from '@hoa-nhap/domain/directives/directives.contract'
import { useItems, useSend, type AnswerQuery } from '../api/hooks.ts'
import { useSignedIn } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { countText, type Count } from '../ui/figure.ts'
import { Section, Sheet } from '../ui/page.tsx'
import { Answer, sentenceOf } from '../ui/states.tsx'
import { scoreboardText } from './indicators.text.ts'

type Shortfall = NonNullable<ReturnType<typeof useShortfalls>['data']>[number]
const useShortfalls = (directive: string, unitId?: string) => useItems(listShortfalls, { query: { directive, ...(unitId ? { unit: unitId } : {}) } })
const firstRows = 5

export function Shortfalls({ directive, unitId, today }: { readonly directive: string; readonly unitId?: string; readonly today: string }): ReactNode {
  const t = scoreboardText.useText()
  const shortfalls = useShortfalls(directive, unitId)
  const { post } = useSignedIn()
  const [all, setAll] = useState(false)
  const [answering, setAnswering] = useState<Shortfall | null>(null)
  return (
    <div className="shortfalls">
      <Section title={t('shortfalls')} count={shortfalls.data?.length || undefined} id="shortfalls">
        <Answer of={shortfalls as AnswerQuery<Shortfall[]>} rows={1}>
          {(list) => list.length === 0 ? <p className="note">{t('shortfalls.none')}</p> : (
            <Sheet>
              <ul className="rows">{own(list, post.unitId).slice(0, all ? undefined : firstRows).map((shortfall) => <Row key={shortfall.id} shortfall={shortfall} today={today} mine={shortfall.unitId === post.unitId} onAnswer={() => setAnswering(shortfall)} />)}</ul>
              {list.length > firstRows && !all ? <p className="shortfall-more"><button type="button" className="link" onClick={() => setAll(true)}>{t('shortfalls.all', { count: list.length })}</button></p> : null}
            </Sheet>
          )}
        </Answer>
      </Section>
      {answering ? <AnswerDialog shortfall={answering} onClose={() => setAnswering(null)} /> : null}
    </div>
  )
}

/** What is asked of one's own unit first, then what still waits. */
function own(list: readonly Shortfall[], unitId: string): readonly Shortfall[] {
  const rank = (shortfall: Shortfall): number => (shortfall.unitId === unitId ? 0 : 2) + (shortfall.answeredAt ? 1 : 0)
  return list.toSorted((a, b) => rank(a) - rank(b))
}

function Row({ shortfall, today, mine, onAnswer }: { readonly shortfall: Shortfall; readonly today: string; readonly mine: boolean; readonly onAnswer: () => void }): ReactNode {
  const t = scoreboardText.useText()
  const language = useLanguage()
  return (
    <li className="shortfall">
      <div>
        <p><b>{shortfall.label} · {shortfall.unitName}</b></p>
        <p className="note">{t('shortfall.asked', { agency: shortfall.askedOf.successorName ?? shortfall.askedOf.agencyName })} · {t('shortfall.of', { met: countText(shortfall.met as Count, language), of: countText(shortfall.of as Count, language), from: formatDay(shortfall.period.from, language), to: formatDay(shortfall.period.to, language) })}</p>
      </div>
      {shortfall.answeredAt ? (
        <dl className="shortfall-answer">
          <dt>{t('shortfall.cause')}</dt><dd>{shortfall.cause}</dd><dt>{t('shortfall.remedy')}</dt><dd>{shortfall.remedy}</dd>
          <dd className="note">{t('shortfall.answered', { day: formatDay(shortfall.answeredAt.slice(0, 10), language, today) })}</dd>
        </dl>
      ) : mine ? <Button onClick={onAnswer}>{t('shortfall.answer')}</Button> : <span className="note">{t('waiting')}</span>}
    </li>
  )
}

function AnswerDialog({ shortfall, onClose }: { readonly shortfall: Shortfall; readonly onClose: () => void }): ReactNode {
  const t = scoreboardText.useText()
  const send = useSend(answerShortfall, [listShortfalls.id])
  const [cause, setCause] = useState('')
  const [remedy, setRemedy] = useState('')
  const [tried, setTried] = useState(false)
  const wrong = (text: string): boolean => tried && text.trim().length < 5
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (cause.trim().length < 5 || remedy.trim().length < 5) {
      document.getElementById(cause.trim().length < 5 ? 'shortfall-cause' : 'shortfall-remedy')?.focus()
      return
    }
    send.mutate({ params: { id: shortfall.id }, body: { cause, remedy } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={`${shortfall.label} · ${shortfall.unitName}`} onClose={onClose}>
      <form className="board-change" onSubmit={submit} noValidate>
        {(['cause', 'remedy'] as const).map((name) => {
          const [value, set] = name === 'cause' ? [cause, setCause] as const : [remedy, setRemedy] as const
          return (
            <div key={name} className="field">
              <label htmlFor={`shortfall-${name}`}>{t(`shortfall.${name}`)}</label>
              <textarea id={`shortfall-${name}`} className="field-input" maxLength={1000} value={value} aria-invalid={wrong(value)} aria-describedby={wrong(value) ? `shortfall-${name}-wrong` : undefined} onChange={(event) => set(event.target.value)} />
              {wrong(value) ? <p id={`shortfall-${name}-wrong`} className="field-error">{t('shortfall.short')}</p> : null}
            </div>
          )
        })}
        {send.error ? <p className="field-error" role="alert">{sentenceOf(send.error)}</p> : null}
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('shortfall.save')}</Button></div>
      </form>
    </Dialog>
  )
}
