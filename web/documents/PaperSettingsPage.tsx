/** How papers of an office look: its head, how it numbers, the measures of the page, and its own Word templates. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { changeSettings, readSettings } from '@hoa-nhap/domain/documents/books.contract'
import { correctionRange, layoutRows } from '@hoa-nhap/domain/documents/layout.law'
import type { LayoutMeasure } from '@hoa-nhap/domain/documents/layout.model'
import { ProblemError, type AnswerOf } from '../api/client.ts'
import { isNoLine, useAsk, useSend } from '../api/hooks.ts'
import { useSignedIn } from '../app/session.ts'
import { formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Cite } from '../ui/Cite.tsx'
import { FieldError } from '../ui/form.tsx'
import { DoneMark, LateMark } from '../ui/icons.tsx'
import { Picks } from '../ui/inputs.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, sentenceOf } from '../ui/states.tsx'
import { documentsText } from './documents.text.ts'
import { SmallText } from './small-fields.tsx'
import { Templates } from './Templates.tsx'
import './documents.css'

type Settings = AnswerOf<typeof readSettings>

export function PaperSettingsPage(): ReactNode {
  const t = documentsText.useText()
  const { post } = useSignedIn()
  const settings = useAsk(readSettings, {})
  const search = useSearch({ strict: false }) as { readonly mau?: string }
  return (
    <Page title={t('settings')} subtitle={post.agencyName} trail={[{ to: '/so-van-ban', label: t('book') }]} className="paper-settings">
      <p className="note papers-note">{t('settings.note')}</p>
      <Answer of={settings} rows={6}>{(data) => <Editor key={data.own.version} settings={data} />}</Answer>
      <Templates mayChange={settings.data?.mayChange ?? false} first={search.mau ?? ''} />
    </Page>
  )
}

const heads = ['parent', 'issuer', 'place', 'letters'] as const
const decimal = (typed: string): number | null => (/^\d+([.,]\d+)?$/.test(typed.trim()) ? Number(typed.trim().replace(',', '.')) : null)

function Editor({ settings }: { readonly settings: Settings }): ReactNode {
  const t = documentsText.useText()
  const language = useLanguage()
  const { own, used, mayChange } = settings
  const send = useSend(changeSettings, [readSettings.id])
  const [typed, setTyped] = useState<Record<(typeof heads)[number], string>>({ parent: own.parent ?? '', issuer: own.issuer ?? '', place: own.place ?? '', letters: own.letters ?? '' })
  const [numbering, setNumbering] = useState(own.numbering)
  const [measures, setMeasures] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(Object.entries(own.layout).map(([name, value]) => [name, formatNumber(value, 'vi')])))
  const [tried, setTried] = useState(false)
  const wrongIn = (measure: LayoutMeasure): string | null => {
    const given = (measures[measure] ?? '').trim()
    if (!given) return null
    const { lowest, highest } = correctionRange(measure)
    const value = decimal(given)
    return value === null || value < lowest || value > highest ? t('settings.wrong', { lowest: formatNumber(lowest, language), highest: formatNumber(highest, language) }) : null
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    const bad = layoutRows.find((row) => wrongIn(row.measure))
    if (bad) return document.getElementById(`layout-${bad.measure}`)?.focus()
    const layout = Object.fromEntries(Object.entries(measures).flatMap(([name, value]) => { const number = decimal(value); return number === null ? [] : [[name, number]] }))
    const filled = (value: string): string | null => value.trim() || null
    send.mutate({ body: { basedOn: own.version, parent: filled(typed.parent), issuer: filled(typed.issuer), place: filled(typed.place), letters: filled(typed.letters), numbering, layout } })
  }
  const unit = (value: number, of: string): string => `${formatNumber(value, language)} ${t(`unit.${of as 'mm'}`)}`
  return (
    <form onSubmit={submit} noValidate>
      <Section id="office" title={t('settings.office')}>
        <Sheet className="form-part">
          <div className="settings-head">
            {heads.map((name) => <SmallText key={name} id={`settings-${name}`} label={t(`settings.${name}`)} value={mayChange ? typed[name] : (used[name] ?? '')} most={name === 'letters' ? 20 : 200} hint={<>{t('settings.used', { value: used[name] ?? '–' })}{name === 'letters' ? ` · ${t('settings.letters.hint')}` : ''}</>} onChange={(value) => { if (mayChange) setTyped({ ...typed, [name]: value }) }} />)}
            <div className="field"><p className="field-label">{t('settings.numbering')}</p><Picks label={t('settings.numbering')} value={mayChange ? numbering : used.numbering} onChange={(value) => { if (mayChange) setNumbering(value as typeof numbering) }} options={(['by-kind', 'one-series'] as const).map((value) => ({ value, label: t(`settings.${value}`) }))} /></div>
          </div>
          <p className="note">{t(mayChange ? 'settings.empty' : 'layout.read')}</p>
        </Sheet>
      </Section>
      <Section id="layout" title={t('layout')}>
        <Sheet className="wide-sheet">
          <table className="table cards-on-phone layout-table">
            <caption className="sr-only">{t('layout')}</caption>
            <thead><tr><th scope="col">{t('layout.measure')}</th><th scope="col" className="number">{t('settings.standard')}</th><th scope="col">{t('settings.own')}</th><th scope="col">{t('layout.source')}</th></tr></thead>
            <tbody>
              {layoutRows.map((row) => {
                const wrong = tried ? wrongIn(row.measure) : null
                const { lowest, highest } = correctionRange(row.measure)
                const fixed = lowest === highest
                return (
                  <tr key={row.measure}>
                    <td data-label={t('layout.measure')}><label htmlFor={`layout-${row.measure}`}>{row[language]}</label></td>
                    <td data-label={t('settings.standard')} className="number nowrap">{unit(row.value, row.unit)}</td>
                    <td data-label={t('settings.own')}>
                      {fixed || !mayChange ? <span className="nowrap" id={`layout-${row.measure}`}>{unit(used.layout[row.measure] ?? row.value, row.unit)}</span> : (
                        <><input id={`layout-${row.measure}`} className="field-input" inputMode="decimal" autoComplete="off" placeholder={formatNumber(row.value, language)} value={measures[row.measure] ?? ''} aria-invalid={wrong !== null} aria-describedby={wrong ? `layout-${row.measure}-note` : undefined} onChange={(event) => setMeasures({ ...measures, [row.measure]: event.target.value })} />
                          {wrong ? <p id={`layout-${row.measure}-note`} className="field-error"><LateMark size={16} /> {wrong}</p> : null}</>
                      )}
                    </td>
                    <td data-label={t('layout.source')}>{row.citation ? <Cite citation={row.citation} confidence={row.confidence} /> : <span className="note">{t('settings.ours')}</span>}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Sheet>
        {mayChange ? (
          <>
            {send.error ? <FieldError>{send.error instanceof ProblemError && send.error.problem.code === 'changed-since' ? t('settings.conflict') : isNoLine(send.error) ? t('needs-line') : sentenceOf(send.error)}</FieldError> : null}
            <p className="form-foot settings-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('settings.save')}</Button><span role="status" className="good-line">{send.isSuccess ? <><DoneMark size={16} /> {t('settings.saved')}</> : null}</span></p>
          </>
        ) : null}
      </Section>
    </form>
  )
}
