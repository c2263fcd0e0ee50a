/** Draws up a sharing out: a key, a named reserve, the preview, numbers by hand. Nothing is written before it is put before the units. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from 'antd'
import { listAllocations, previewAllocation, proposeAllocationOperation } from '@hoa-nhap/domain/directives/allocation.contract'
import { allocationKeys, type AllocationKey } from '@hoa-nhap/domain/directives/allocation.rules'
import { newId } from '../api/client.ts'
import { useSend } from '../api/hooks.ts'
import { useSignedIn } from '../app/session.ts'
import { formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { DoneMark, LateMark, WarnMark } from '../ui/icons.tsx'
import { Section, Sheet } from '../ui/page.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { readCount, sumOf } from './allocation.model.ts'
import { allocationText } from './allocation.text.ts'
import { AllocationTable } from './AllocationTable.tsx'
import { SelectField, TextField, type WrongWords } from './fields.tsx'

type Props = { readonly targetId: string; readonly whole: number; readonly newest: number; readonly open: number | null; readonly answers: 'commune-committee' | 'district-committee'; readonly onDone: () => void }

export function AllocationForm({ targetId, whole, newest, open, answers, onDone }: Props): ReactNode {
  const t = allocationText.useText()
  const language = useLanguage()
  const { post } = useSignedIn()
  const preview = useSend(previewAllocation)
  const propose = useSend(proposeAllocationOperation, [listAllocations.id, 'directives.task-dues', 'directives.coverage'])
  const [id, setId] = useState(newId)
  const [key, setKey] = useState<AllocationKey>('population')
  const [reserveName, setReserveName] = useState(t('reserve.default'))
  const [reserveTyped, setReserveTyped] = useState('0')
  const [byHand, setByHand] = useState<ReadonlyMap<string, string> | null>(null)
  const [tried, setTried] = useState(false)
  const reserve = readCount(reserveTyped)
  const wrongFor: WrongWords = (field) => (!tried ? null : field === 'reserve-amount' && reserve === null ? t('number.wrong') : field === 'reserve-name' && (reserve ?? 0) > 0 && reserveName.trim().length < 2 ? t('number.wrong') : null)
  const reserveBody = (reserve ?? 0) > 0 ? { name: reserveName.trim(), amount: reserve! } : null
  const shown = preview.data
  const sum = byHand && reserve !== null ? sumOf(byHand, reserve, whole) : null
  const number = (value: number): string => formatNumber(value, language)

  const look = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (reserve === null || (reserve > 0 && reserveName.trim().length < 2)) return document.getElementById('reserve-amount')?.focus()
    setByHand(null)
    preview.mutate({ params: { id: targetId }, body: { key: key === 'by-hand' ? 'equal' : key, reserve: reserveBody, shares: [] } }, { onSuccess: (answer) => { if (key === 'by-hand') setByHand(new Map(answer.items.map((line) => [line.unitId, String(line.amount)]))) } })
  }
  const send = (): void => {
    if (!shown) return
    const body = byHand
      ? { key: 'by-hand' as const, shares: [...byHand].map(([unitId, typed]) => ({ unitId, amount: readCount(typed)! })), reserve: reserveBody }
      : { key: shown.key, shares: [], reserve: shown.reserve }
    propose.mutate({ params: { id: targetId }, body: { id, basedOn: newest, answers, ...body } }, { onSuccess: onDone, onError: () => setId(newId()) })
  }
  const ready = shown && (sum === null || (sum.rest === 0 && sum.wrong.length === 0))
  return (
    <Section id="lap" title={t('new')}>
      <Sheet className="padded">
        <form onSubmit={look} noValidate className="allocation-form">
          <SelectField id="allocation-key" label={t('key')} value={key} span={3} options={allocationKeys.map((value) => ({ value, label: t(`key.${value}`) }))} onChange={(value) => { setKey(value); preview.reset(); setByHand(null) }} />
          <TextField id="reserve-name" label={t('reserve.name')} value={reserveName} span={3} maxLength={100} wrong={wrongFor} onChange={setReserveName} />
          <TextField id="reserve-amount" label={t('reserve.amount')} value={reserveTyped} span={2} numeric wrong={wrongFor} onChange={setReserveTyped} />
          <div className="form-foot"><Button htmlType="submit" loading={preview.isPending} type={shown ? 'default' : 'primary'}>{t('preview')}</Button></div>
        </form>
        {preview.error ? <p className="field-error" role="alert"><LateMark /> {sentenceOf(preview.error)}</p> : null}
      </Sheet>
      {shown ? (
        <div className="allocation-preview" aria-live="polite">
          <p className="note">{t('basis', { basis: shown.basis })}</p>
          {shown.unknown.length > 0 && !byHand ? <p className="allocation-warn"><WarnMark size={16} /> {t('unknown', { count: shown.unknown.length })}</p> : null}
          {shown.over > 0 ? <p className="allocation-warn"><WarnMark size={16} /> {t('over.count', { count: shown.over })}</p> : null}
          <AllocationTable lines={shown.items} allocationKey={byHand ? 'by-hand' : shown.key} own={post.unitId} typed={byHand ?? undefined} wrong={sum?.wrong ?? []} onType={(unitId, value) => setByHand(new Map([...(byHand ?? []), [unitId, value]]))} />
          {sum && (sum.rest !== 0 || sum.wrong.length > 0)
            ? <p className="allocation-sum wrong" role="status"><LateMark size={16} /> {t('sum.wrong', { sum: number(sum.sum), reserve: number(sum.reserve), total: number(sum.total), whole: number(whole), rest: sum.rest > 0 ? t('sum.more', { count: number(sum.rest) }) : t('sum.less', { count: number(-sum.rest) }) })}</p>
            : <p className="allocation-sum"><DoneMark size={16} /> {t((reserve ?? 0) > 0 ? 'sum' : 'sum.none', { sum: number(sum?.sum ?? shown.sum), reserve: number(reserve ?? 0), whole: number(whole) })}</p>}
          {open !== null ? <p className="note">{t('new.replaces', { version: open })}</p> : null}
          {propose.error ? <p className="field-error" role="alert"><LateMark /> {sentenceOf(propose.error)}</p> : null}
          <div className="form-foot">
            <Button type="primary" disabled={!ready} loading={propose.isPending} onClick={send}>{t('propose')}</Button>
            {byHand ? null : <Button onClick={() => setByHand(new Map(shown.items.map((line) => [line.unitId, String(line.amount)])))}>{t('edit')}</Button>}
          </div>
        </div>
      ) : null}
    </Section>
  )
}
