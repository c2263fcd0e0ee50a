/** Whose certificate a finding rests on: of the own body from a list; what another place has found by the number on its paper. */
import { Input } from 'antd'
import { trainingSigning } from '@hoa-nhap/domain/training/training.contract'
import { useItems } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { aria, Choose, type Control } from '../ui/inputs.tsx'
import { trainingText } from './training.text.ts'

export default function CertificateChoice({ value = '', onChange, ...rest }: Control<string>) {
  const text = trainingText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const certificates = useItems(trainingSigning, { query: {} })
  if (!certificates.data?.length) return <Input {...aria(rest)} autoComplete="off" maxLength={60} value={value} onChange={(event) => onChange?.(event.target.value)} />
  const name = (each: NonNullable<typeof certificates.data>[number]) => `${each.staffName} · ${each.number}${each.validTo ? ` (${text('sign.until', { day: formatDay(each.validTo, language, today) })})` : ''}`
  return <Choose {...rest} value={value} {...(onChange ? { onChange } : {})} empty={text('sign.empty')} options={certificates.data.map((each) => ({ value: each.id, label: name(each) }))} />
}
