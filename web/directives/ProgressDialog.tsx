/** One entry of progress on a task; its id is made here, so that sending twice records once. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from 'antd'
import { getDirective, listDirectives, recordTaskProgress } from '@hoa-nhap/domain/directives/directives.contract'
import { newId } from '../api/client.ts'
import { useSend } from '../api/hooks.ts'
import { formatDay } from '../text/format.ts'
import { readDay } from '../text/read-typed.ts'
import type { TracedTask } from '../ui/ClauseTrace.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { LateMark } from '../ui/icons.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { directivesText } from './directives.text.ts'

export function ProgressDialog({ directiveId, task, today, onClose }: { readonly directiveId: string; readonly task: Pick<TracedTask, 'id' | 'name'>; readonly today: string; readonly onClose: () => void }): ReactNode {
  const t = directivesText.useText()
  const send = useSend(recordTaskProgress, [getDirective.id, listDirectives.id, 'directives.task', 'directives.task-dues', 'directives.coverage'])
  const [id] = useState(newId)
  const [on, setOn] = useState(formatDay(today, 'vi'))
  const [progress, setProgress] = useState('')
  const [done, setDone] = useState(false)
  const [paper, setPaper] = useState('')
  const [link, setLink] = useState('')
  const [tried, setTried] = useState(false)
  const read = readDay(on, today)
  const day = read.ok ? read.value : null
  const wrongDay = tried && (day === null || day > today)
  const short = tried && progress.trim().length < 2
  const wrongLink = tried && link.trim() !== '' && !/^https:\/\/[^\s.]+\.\S+$/u.test(link.trim())
  const unproven = tried && done && paper.trim().length < 2 && link.trim() === ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    const badLink = link.trim() !== '' && !/^https:\/\/[^\s.]+\.\S+$/u.test(link.trim())
    const noProof = done && paper.trim().length < 2 && link.trim() === ''
    if (day === null || day > today || progress.trim().length < 2 || badLink || noProof) {
      document.getElementById(day === null || day > today ? 'progress-on' : progress.trim().length < 2 ? 'progress-words' : badLink ? 'progress-link' : 'progress-paper')?.focus()
      return
    }
    const evidence = { ...(paper.trim().length > 1 ? { text: paper.trim() } : {}), ...(link.trim() ? { link: link.trim() } : {}), files: [] }
    send.mutate({ params: { id: directiveId, taskId: task.id }, body: { id, on: day, progress, done, evidence } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('progress.title')} onClose={onClose}>
      <form onSubmit={submit} noValidate className="stack">
        <p>{task.name}</p>
        <div className="field">
          <label htmlFor="progress-on">{t('progress.on')}</label>
          <input id="progress-on" className="field-input" inputMode="numeric" autoComplete="off" value={on} aria-invalid={wrongDay} aria-describedby="progress-on-note" onChange={(event) => setOn(event.target.value)} />
          <p id="progress-on-note" className={wrongDay ? 'field-error' : 'field-hint'}>{wrongDay ? <><LateMark /> {t('day.wrong')}</> : t('day.hint')}</p>
        </div>
        <div className="field">
          <label htmlFor="progress-words">{t('progress.words')}</label>
          <textarea id="progress-words" className="field-input" maxLength={500} value={progress} aria-invalid={short} aria-describedby={short ? 'progress-words-wrong' : undefined} onChange={(event) => setProgress(event.target.value)} />
          {short ? <p id="progress-words-wrong" className="field-error"><LateMark /> {t('progress.short')}</p> : null}
        </div>
        <div className="field">
          <label htmlFor="progress-paper">{t('progress.evidence')}{done ? null : <span className="optional"> ({t('progress.optional')})</span>}</label>
          <input id="progress-paper" className="field-input" autoComplete="off" maxLength={500} value={paper} aria-invalid={unproven} aria-describedby={unproven ? 'progress-paper-wrong' : undefined} onChange={(event) => setPaper(event.target.value)} />
          {unproven ? <p id="progress-paper-wrong" className="field-error"><LateMark /> {t('progress.evidence.needed')}</p> : null}
        </div>
        <div className="field">
          <label htmlFor="progress-link">{t('progress.link')} <span className="optional">({t('progress.optional')})</span></label>
          <input id="progress-link" className="field-input" type="url" inputMode="url" autoComplete="off" maxLength={500} value={link} aria-invalid={wrongLink} aria-describedby={wrongLink ? 'progress-link-wrong' : undefined} onChange={(event) => setLink(event.target.value)} />
          {wrongLink ? <p id="progress-link-wrong" className="field-error"><LateMark /> {t('progress.link.wrong')}</p> : null}
        </div>
        <label className="check"><input type="checkbox" checked={done} onChange={(event) => setDone(event.target.checked)} /> {t('progress.done')}</label>
        {send.error ? <p className="field-error" role="alert"><LateMark /> {sentenceOf(send.error)}</p> : null}
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('progress.save')}</Button></div>
      </form>
    </Dialog>
  )
}
