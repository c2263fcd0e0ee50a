/** Two people recorded at once: field by field, mine beside theirs, and a choice. Nothing is lost until it is made. */
import { Button } from 'antd'
import { formatTime } from '../text/format.ts'
import { uiText } from './ui.text.ts'

export type ConflictRow = { readonly label: string; readonly mine: string; readonly theirs: string }

export function ConflictDiff({ at, rows, onKeep, onDrop, busy }: { readonly at: string; readonly rows: readonly ConflictRow[]; readonly onKeep: () => void; readonly onDrop: () => void; readonly busy?: boolean }) {
  const text = uiText.useText()
  return (
    <section className="sheet padded" role="alert">
      <h2>{text('conflict.title', { time: formatTime(at) })}</h2>
      <table className="conflict">
        <thead><tr><td /><th scope="col">{text('conflict.mine')}</th><th scope="col">{text('conflict.theirs')}</th></tr></thead>
        <tbody>{rows.map((row) => <tr key={row.label} className={row.mine === row.theirs ? undefined : 'differs'}><th scope="row">{row.label}</th><td>{row.mine || '–'}</td><td>{row.theirs || '–'}</td></tr>)}</tbody>
      </table>
      <p className="form-foot"><Button type="primary" onClick={onKeep} {...(busy ? { loading: true } : {})}>{text('conflict.keep')}</Button><Button onClick={onDrop}>{text('conflict.drop')}</Button></p>
    </section>
  )
}
