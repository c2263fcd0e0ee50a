/** Names who leads a task, who helps, and by when. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from 'antd'
import { assignTask, getDirective, listDirectives } from '@hoa-nhap/domain/directives/directives.contract'
import { useSend } from '../api/hooks.ts'
import { useSignedIn } from '../app/session.ts'
import { readDay } from '../text/read-typed.ts'
import { Dialog } from '../ui/Dialog.tsx'
import type { TracedTask } from '../ui/ClauseTrace.tsx'
import { LateMark } from '../ui/icons.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { agencyChoices, directivesText, type AgencyChoice } from './directives.text.ts'

export function AssignDialog({ directiveId, task, onClose }: { readonly directiveId: string; readonly task: TracedTask; readonly onClose: () => void }): ReactNode {
  const t = directivesText.useText()
  const { today } = useSignedIn()
  const send = useSend(assignTask, [getDirective.id, listDirectives.id])
  const [lead, setLead] = useState<AgencyChoice | ''>('')
  const [coordinating, setCoordinating] = useState<readonly AgencyChoice[]>([])
  const [deadline, setDeadline] = useState('')
  const [tried, setTried] = useState(false)
  const read = readDay(deadline, today)
  const wrongDay = tried && deadline.trim() !== '' && !read.ok
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    const day = read.ok ? read.value : null
    if (lead === '' || (deadline.trim() !== '' && day === null)) {
      document.getElementById(lead === '' ? 'assign-lead' : 'assign-deadline')?.focus()
      return
    }
    send.mutate({ params: { id: directiveId, taskId: task.id }, body: { lead, coordinating: [...coordinating], ...(day ? { deadline: day } : {}) } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('assign.title')} onClose={onClose}>
      <form onSubmit={submit} noValidate className="stack">
        <p>{task.name}</p>
        <div className="field">
          <label htmlFor="assign-lead">{t('assign.lead')}</label>
          <select id="assign-lead" className="field-input" value={lead} aria-invalid={tried && lead === ''} aria-describedby={tried && lead === '' ? 'assign-lead-wrong' : undefined} onChange={(event) => setLead(event.target.value as AgencyChoice | '')}>
            <option value="">{t('choose')}</option>
            {agencyChoices.map((agency) => <option key={agency} value={agency}>{t(`agency.${agency}`)}</option>)}
          </select>
          {tried && lead === '' ? <p id="assign-lead-wrong" className="field-error"><LateMark /> {t('needed')}</p> : null}
        </div>
        <fieldset className="field">
          <legend>{t('assign.with')}</legend>
          <div className="agency-checks">{agencyChoices.filter((agency) => agency !== lead).map((agency) => <label key={agency} className="check"><input type="checkbox" checked={coordinating.includes(agency)} onChange={(event) => setCoordinating(event.target.checked ? [...coordinating, agency] : coordinating.filter((other) => other !== agency))} /> {t(`agency.${agency}`)}</label>)}</div>
        </fieldset>
        <div className="field">
          <label htmlFor="assign-deadline">{t('assign.deadline')}</label>
          <input id="assign-deadline" className="field-input" inputMode="numeric" autoComplete="off" value={deadline} aria-invalid={wrongDay} aria-describedby="assign-deadline-note" onChange={(event) => setDeadline(event.target.value)} />
          <p id="assign-deadline-note" className={wrongDay ? 'field-error' : 'field-hint'}>{wrongDay ? <><LateMark /> {t('day.wrong')}</> : t('day.hint')}</p>
        </div>
        {send.error ? <p className="field-error" role="alert"><LateMark /> {sentenceOf(send.error)}</p> : null}
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('assign.save')}</Button></div>
      </form>
    </Dialog>
  )
}
