/** The blanks of a draft and what may be done with it. What is typed is kept on this device until it is saved. */
import { useState, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { editPaper, listPapers, readPaper, type PaperView } from '@hoa-nhap/domain/documents/documents.contract'
import type { Blank } from '@hoa-nhap/domain/documents/documents.model'
import { call, ProblemError } from '../api/client.ts'
import { isNoLine, useAsk, useSend } from '../api/hooks.ts'
import { useDraft } from '../api/use-draft.ts'
import { useNow } from '../app/session.ts'
import { formatTime } from '../text/format.ts'
import { DraftNote, ErrorSummary, FieldError, focusField, FormFrame, useFormKeys } from '../ui/form.tsx'
import { FormStore, useValues } from '../ui/form-store.ts'
import { DoneMark, WarnMark } from '../ui/icons.tsx'
import { Sheet } from '../ui/page.tsx'
import { Answer, sentenceOf } from '../ui/states.tsx'
import { documentsText } from './documents.text.ts'
import { BlankField, shownValues, typedOf, type Values } from './PaperBlanks.tsx'
import { makerNames } from './paper-words.tsx'

type Blanks = readonly Blank[]
type Props = { readonly measureId: string; readonly paper: PaperView; readonly onIssue: () => void; readonly onSign: () => void; readonly onDiscard: () => void }

export function DraftEditor(props: Props): ReactNode {
  const papers = useAsk(listPapers, { params: { id: props.measureId } })
  return <Answer of={papers} rows={3}>{({ forms }) => <Editor {...props} blanks={forms.find((form) => form.id === props.paper.formId)?.blanks ?? []} maker={forms.find((form) => form.id === props.paper.formId)?.maker ?? []} />}</Answer>
}

function Editor({ measureId, paper, blanks, maker, onIssue, onSign, onDiscard }: Props & { readonly blanks: Blanks; readonly maker: readonly string[] }): ReactNode {
  const t = documentsText.useText()
  const { today, now } = useNow()
  const client = useQueryClient()
  const [store] = useState(() => new FormStore<Values>(shownValues(blanks, paper.typed ?? {})))
  const values = useValues(store)
  const [basedOn, setBasedOn] = useState(paper.version)
  const [sent, setSent] = useState(false)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [changed, setChanged] = useState(false)
  const [conflict, setConflict] = useState(false)
  const send = useSend(editPaper)
  const formName = 'giay'
  const draft = useDraft<Values>(`paper/${paper.id}`, (kept) => { store.put(kept); setChanged(true) })
  store.onChange = (_, all) => { setChanged(true); setSavedAt(null); draft.save(all) }

  const save = async (): Promise<boolean> => {
    const [first] = store.judgeAll()
    setSent(true)
    if (first) {
      focusField(formName, first.name)
      return false
    }
    if (!changed && !conflict) return true
    try {
      const saved = await send.mutateAsync({ params: { id: measureId, paper: paper.id }, body: { basedOn, typed: typedOf(blanks, store.values(), today) } })
      setBasedOn(saved.version)
      setConflict(false)
      setChanged(false)
      setSavedAt(now)
      await draft.discard()
      await Promise.all([readPaper.id, listPapers.id].map((name) => client.invalidateQueries({ queryKey: [name] })))
      return true
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === 'changed-since') setConflict(true)
      return false
    }
  }
  // What stands in the fields stays; the newer version is shown beside it and the next saving rests on it.
  const look = async (): Promise<void> => {
    const request = { params: { id: measureId, paper: paper.id } }
    const newest = await client.fetchQuery({ queryKey: [readPaper.id, request, null], queryFn: () => call(readPaper, request), staleTime: 0 }).catch(() => null)
    if (newest) setBasedOn(newest.paper.version)
  }
  const keys = useFormKeys({ submit: () => void save(), draft: () => draft.save(values, true) })
  const labelOf = (name: string): string => blanks.find((blank) => blank.name === name)?.label ?? name
  const may = (act: PaperView['may'][number]): boolean => paper.may.includes(act)
  const go = async (next: () => void): Promise<void> => {
    if (!(await save())) return
    const empty = blanks.find((blank) => blank.required && !(store.values()[blank.name] ?? '').trim())
    if (!empty) {
      next()
      return
    }
    store.refuse([{ name: empty.name, sentence: t('draft.needed') }])
    focusField(formName, empty.name)
  }
  const signers = makerNames(maker)
  return (
    <div ref={keys}>
      <ErrorSummary store={store} formName={formName} labelOf={labelOf} shown={sent} />
      <FormFrame store={store} name={formName} onSubmit={() => void save()}>
        <Sheet>
          <h2>{t('draft.fill')}</h2>
          {blanks.length === 0 ? <p className="note">{t('draft.nothing')}</p> : (
            <>
              <p className="note">{t('draft.fill.note')}</p>
              <div className="paper-blanks">{blanks.map((blank) => <BlankField key={blank.name} blank={blank} today={today} missing={paper.missing.includes(blank.name)} />)}</div>
            </>
          )}
          {conflict ? <p className="paper-warn" role="alert"><WarnMark size={16} /> <span>{t('conflict')} <button type="button" className="link" onClick={() => void look()}>{t('conflict.see')}</button></span></p>
            : send.error ? <FieldError>{isNoLine(send.error) ? t('needs-line') : sentenceOf(send.error)}</FieldError> : null}
          <p className="paper-acts">
            {may('issue') ? <Button type="primary" onClick={() => void go(onIssue)} disabled={send.isPending}>{t('issue')}</Button> : may('sign') ? <Button type="primary" onClick={() => void go(onSign)} disabled={send.isPending}>{t('sign')}</Button> : null}
            {blanks.length > 0 ? <Button htmlType="submit" type={may('issue') || may('sign') ? 'default' : 'primary'} loading={send.isPending}>{t('draft.save')}</Button> : null}
            {may('discard') ? <button type="button" className="link" onClick={onDiscard}>{t('draft.discard')}</button> : null}
          </p>
          {may('issue') || may('sign') || !signers ? null : <p className="note">{t('forms.signer', { who: signers })}</p>}
          <p className="draft-note" role="status">{savedAt ? <><DoneMark size={16} /><span>{t('draft.saved', { time: formatTime(savedAt) })}</span></> : null}</p>
          {changed ? <DraftNote at={draft.at} waiting={draft.waiting} onDiscard={() => { void draft.discard(); setChanged(false); store.start(shownValues(blanks, paper.typed ?? {})) }} /> : null}
        </Sheet>
      </FormFrame>
    </div>
  )
}
