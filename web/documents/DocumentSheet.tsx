/** A paper on the screen, from the same content as its files. It is for reading: what is signed is the file. */
import { Fragment, type ReactNode } from 'react'
import type { Block, DocumentContent, FieldLine, Run } from '@hoa-nhap/domain/documents/documents.model'
import { BarChart } from './BarChart.tsx'
import { documentsText } from './documents.text.ts'
import { markOf, numberLine, piecesOf, placeAndDay } from './document-lines.ts'
import './document-sheet.css'

export function DocumentSheet({ content, label }: { readonly content: DocumentContent; readonly label: string }): ReactNode {
  const { head } = content
  return (
    <article className="doc" lang="vi" aria-label={label}>
      {content.watermark ? <p className="doc-watermark" data-words={content.watermark}><span className="sr-only">{content.watermark}</span></p> : null}
      {content.formMark ? <p className="doc-mark">{content.formMark}</p> : null}
      {content.copy ? <p className="doc-copy">{copyWords[content.copy.form]}</p> : null}
      <header className="doc-head">
        {head.by === 'office' ? (
          <div className="doc-issuer">
            {head.parent ? <p>{head.parent}</p> : null}
            <p className="doc-strong doc-line">{head.issuer}</p>
            {head.code ? <p className="doc-number">{numberLine(head)}</p> : null}
            {content.title || !content.subject ? null : <p className="doc-about">V/v {content.subject}</p>}
          </div>
        ) : null}
        <div className="doc-state">
          <p className="doc-strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
          <p className="doc-strong doc-motto doc-line">Độc lập - Tự do - Hạnh phúc</p>
          <p className="doc-place">{placeAndDay(head.place, head.day)}</p>
        </div>
      </header>
      {content.title ? <p className="doc-title">{content.title}</p> : null}
      {content.title && content.subject ? <p className="doc-subject doc-line">{content.subject}</p> : null}
      {content.addressees?.length ? <div className="doc-to"><p>Kính gửi:</p><ul>{content.addressees.map((one) => <li key={one}>{content.addressees!.length > 1 ? '- ' : ''}{one}</li>)}</ul></div> : null}
      {content.decider ? <p className="doc-decider">{content.decider}</p> : null}
      {content.bases?.length ? <div className="doc-bases">{content.bases.map((basis) => <p key={basis}>{basis}</p>)}</div> : null}
      <div className="doc-body">{content.body.map((block, index) => <BlockView key={index} block={block} />)}</div>
      <footer className="doc-foot">
        {content.recipients?.length ? (
          <div className="doc-recipients"><p className="doc-recipients-head">Nơi nhận:</p><ul>{content.recipients.map((one) => <li key={one}>- {one}</li>)}</ul></div>
        ) : <div />}
        {content.signature ? (
          <div className="doc-signature">
            <p className="doc-strong">{content.signature.authority ? <>{content.signature.authority.mark} {content.signature.authority.of}<br /></> : null}{content.signature.position}</p>
            <p className="doc-strong doc-name">{content.signature.name ?? ''}</p>
          </div>
        ) : null}
      </footer>
      {content.copy ? (
        <div className="doc-copy-foot">
          <p>{content.copy.issuer}</p><p>Số: {content.copy.number}</p><p className="doc-place">{placeAndDay(content.copy.place, content.copy.day)}</p><p className="doc-strong">{content.copy.position}</p><p className="doc-strong doc-name">{content.copy.name}</p>
        </div>
      ) : null}
    </article>
  )
}

const copyWords = { 'sao-y': 'SAO Y', 'sao-luc': 'SAO LỤC', 'trich-sao': 'TRÍCH SAO' } as const

const Runs = ({ runs }: { readonly runs: readonly Run[] }): ReactNode => piecesOf(runs).map(({ text, bold, italic }, index) => {
  const inner = italic ? <em>{text}</em> : text
  return bold ? <b key={index}>{inner}</b> : <Fragment key={index}>{inner}</Fragment>
})

function BlockView({ block }: { readonly block: Block }): ReactNode {
  const t = documentsText.useText()
  switch (block.kind) {
    case 'paragraph': return <p className={`doc-p doc-${block.align ?? 'justify'}${block.indent === false ? ' doc-flush' : ''}`}><Runs runs={block.runs} /></p>
    case 'heading': return <p className={`doc-h doc-h${block.level}`}>{block.text}</p>
    case 'article': return <p className="doc-p"><b>{block.opening}</b> <Runs runs={block.runs} /></p>
    case 'fields': return <div className="doc-fields">{block.lines.map((line, index) => <dl key={index} className="doc-field-line">{(Array.isArray(line) ? (line as readonly FieldLine[]) : [line as FieldLine]).map((field) => <Field key={field.label} field={field} blank={t('sheet.blank')} />)}</dl>)}</div>
    case 'choices': return (
      <div className="doc-choices">{block.label ? <p>{block.label}</p> : null}<ul>{block.options.map((option) => <li key={option.text}><span aria-hidden="true">{option.ticked ? '☒' : '☐'}</span> {option.text}<span className="sr-only"> {t(option.ticked ? 'sheet.ticked' : 'sheet.unticked')}</span></li>)}</ul></div>
    )
    case 'list': return <ul className="doc-list">{block.items.map((item, index) => <li key={index}>{markOf(block.marker, index)} <Runs runs={item} /></li>)}</ul>
    case 'table': return (
      <div className="doc-table" tabIndex={0} role="region" aria-label={block.title ?? t('sheet.table')}>
        <table>
          {block.title ? <caption>{block.title}</caption> : null}
          <thead><tr>{block.columns.map((column, index) => <th key={index} scope="col" style={{ width: `${Math.round((column.width / block.columns.reduce((sum, each) => sum + each.width, 0)) * 1000) / 10}%` }}>{column.title}</th>)}</tr></thead>
          <tbody>{block.rows.map((row, index) => <tr key={index}>{row.map((cell, at) => <td key={at} className={`doc-${block.columns[at]?.align ?? 'left'}`}>{cell}</td>)}</tr>)}</tbody>
          {block.totals ? <tfoot><tr>{block.totals.map((cell, at) => <td key={at} className={`doc-${block.columns[at]?.align ?? 'left'}`}><b>{cell}</b></td>)}</tr></tfoot> : null}
        </table>
      </div>
    )
    case 'chart': return <BarChart {...block} />
    case 'signatures': return <div className="doc-signatures">{block.columns.map((column) => <div key={column.title}><p className="doc-strong">{column.title}</p>{column.note ? <p><em>{column.note}</em></p> : null}<p className="doc-strong doc-name">{column.name ?? ''}</p></div>)}</div>
    case 'note': return <p className="doc-note">{block.text}</p>
    case 'page-break': return <hr className="doc-break" />
    default: return block satisfies never
  }
}

const Field = ({ field, blank }: { readonly field: FieldLine; readonly blank: string }): ReactNode => (
  <div><dt>{field.label}:</dt><dd>{field.value ?? <><span className="doc-dots" aria-hidden="true" /><span className="sr-only">{blank}</span></>}</dd></div>
)
