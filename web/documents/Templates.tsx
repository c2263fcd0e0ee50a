/** Word templates of an office: fields in braces, only those of the list; what harms is refused and nothing is kept. */
import { useState, type ReactNode } from 'react'
import { Button } from 'antd'
import { dropTemplate, keepTemplate, listTemplates } from '@hoa-nhap/domain/documents/books.contract'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { useQueryClient } from '@tanstack/react-query'
import { sendFile } from '../api/bytes.ts'
import { isNoLine, useAsk, useSend } from '../api/hooks.ts'
import { formatDay, formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { FieldError } from '../ui/form.tsx'
import { Icon } from '../ui/icons.tsx'
import { Section, Sheet } from '../ui/page.tsx'
import { Answer, sentenceOf } from '../ui/states.tsx'
import { documentsText } from './documents.text.ts'
import { SmallText } from './small-fields.tsx'

type Asked = { readonly formId: string }

/** `first`: the form that was asked for on the way here. */
export function Templates({ mayChange, first }: { readonly mayChange: boolean; readonly first: string }): ReactNode {
  const t = documentsText.useText()
  const [asked, setAsked] = useState<Asked>({ formId: first })
  const list = useAsk(listTemplates, { query: asked.formId ? { form: asked.formId } : {} }, { keepPrevious: true })
  return (
    <Section id="templates" title={t('templates')}>
      <p className="note papers-note">{t('templates.note')}</p>
      <Answer of={list} rows={3}>
        {({ items, fields }) => (
          <>
            {items.length === 0 ? <p className="papers-note">{t('templates.none')}</p> : <Kept items={items} mayChange={mayChange} />}
            {mayChange ? <Sender formId={asked.formId} onForm={(formId) => setAsked({ formId })} /> : null}
            <details className="template-list">
              <summary>{t('templates.fields')} ({formatNumber(fields.length)}){asked.formId ? `: ${asked.formId}` : ''}</summary>
              <Sheet className="form-part"><ul className="template-fields">{fields.map((field) => <li key={field.name}><code>{`{${field.name}}`}</code> <span lang="vi">{field.label}</span></li>)}</ul></Sheet>
            </details>
          </>
        )}
      </Answer>
    </Section>
  )
}

type Item = { readonly formId: string; readonly size: number; readonly fields: readonly string[]; readonly keptAt: string }

function Kept({ items, mayChange }: { readonly items: readonly Item[]; readonly mayChange: boolean }): ReactNode {
  const t = documentsText.useText()
  const language = useLanguage()
  const drop = useSend(dropTemplate, [listTemplates.id])
  return (
    <Sheet>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.formId} className="paper-row">
            <div><b>{item.formId}</b><span className="note">{t('templates.since', { day: formatDay(dayOf(item.keptAt as Instant), language) })} · {t('templates.size', { size: `${formatNumber(Math.max(1, Math.round(item.size / 1000)), language)} kB`, count: item.fields.length })}</span></div>
            {mayChange ? <Button onClick={() => drop.mutate({ params: { form: item.formId } })} loading={drop.isPending && drop.variables.params.form === item.formId} aria-label={t('templates.remove.of', { name: item.formId })}>{t('templates.remove')}</Button> : null}
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">{drop.isSuccess ? t('templates.dropped') : ''}</p>
      {drop.error ? <FieldError>{isNoLine(drop.error) ? t('needs-line') : sentenceOf(drop.error)}</FieldError> : null}
    </Sheet>
  )
}

function Sender({ formId, onForm }: { readonly formId: string; readonly onForm: (formId: string) => void }): ReactNode {
  const t = documentsText.useText()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [typed, setTyped] = useState(formId)
  const [said, setSaid] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [needed, setNeeded] = useState(false)
  const send = (file: File): void => {
    const form = typed.trim()
    setSaid(null)
    setRefused(null)
    setNeeded(!form)
    if (!form) {
      document.getElementById('template-form')?.focus()
      return
    }
    setBusy(true)
    sendFile(keepTemplate, { params: { form } }, file)
      .then(() => { setSaid(t('templates.kept', { name: file.name })); return client.invalidateQueries({ queryKey: [listTemplates.id] }) }, (error: unknown) => setRefused(isNoLine(error) ? t('needs-line') : sentenceOf(error)))
      .finally(() => setBusy(false))
  }
  return (
    <Sheet className="form-part">
      <div className="new-paper">
        <SmallText id="template-form" label={t('templates.form')} hint={t('templates.form.hint')} value={typed} most={60} wrong={needed ? t('templates.form.needed') : null} onChange={(value) => { setTyped(value); onForm(/^[a-z0-9]+(\.[A-Za-z0-9-]+)+$/.test(value.trim()) ? value.trim() : '') }} />
        <label className="file-button"><Icon name="plus" size={16} /> {t('templates.upload')}
          <input type="file" accept=".docx" disabled={busy} onChange={(event) => { const [file] = [...(event.target.files ?? [])]; event.target.value = ''; if (file) send(file) }} />
        </label>
      </div>
      <p role="status" className="good-line">{busy ? '' : (said ?? '')}</p>
      {refused ? <FieldError>{refused}</FieldError> : null}
    </Sheet>
  )
}
