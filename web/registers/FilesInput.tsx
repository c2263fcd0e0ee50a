/** Files as evidence: each is sent when it is chosen, judged by the server, and named in the act by its id. */
import { createContext, useContext, useState } from 'react'
import { keepFile, keepFileForNew } from '@hoa-nhap/domain/registers/files.contract'
import { sendFile } from '../api/bytes.ts'
import { newId } from '../api/client.ts'
import { isNoLine } from '../api/hooks.ts'
import { FieldError } from '../ui/form.tsx'
import { Icon } from '../ui/icons.tsx'
import type { Control } from '../ui/inputs.tsx'
import { sentenceOf } from '../ui/states.tsx'
import type { Chosen } from './record.form.ts'
import { sizeWords } from './record-labels.ts'
import { registersText } from './registers.text.ts'

/** To which record the files of a form go; null: it is about to be opened. */
export const RecordScope = createContext<{ readonly register: string; readonly recordId: string | null }>({ register: '', recordId: null })

const accepted = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx'

export function FilesInput({ value = [], onChange, id, ...rest }: Control<readonly Chosen[]>) {
  const text = registersText.useText()
  const { register, recordId } = useContext(RecordScope)
  const [sending, setSending] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const send = async (files: readonly File[]) => {
    setRefused(null)
    let kept = value
    for (const file of files) {
      setSending(file.name)
      try {
        const query = { file: newId(), name: file.name }
        const answer = recordId ? await sendFile(keepFile, { params: { register, id: recordId }, query }, file) : await sendFile(keepFileForNew, { params: { register }, query }, file)
        kept = [...kept, { id: answer.id, name: answer.name, size: answer.size }]
        onChange?.(kept)
      } catch (error) {
        setRefused(`${file.name}: ${isNoLine(error) ? text('act.needs-line') : sentenceOf(error)}`)
        break
      }
    }
    setSending(null)
  }
  return (
    <div className="files-input">
      <label className="file-button"><Icon name="plus" size={16} /> {text('files.add')}
        <input
          type="file" {...(id ? { id } : {})} multiple accept={accepted} disabled={sending !== null} aria-describedby={[rest['aria-describedby'], id ? `${id}-files` : ''].filter(Boolean).join(' ') || undefined}
          {...(rest['aria-invalid'] ? { 'aria-invalid': true } : {})}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ''
            void send(files)
          }}
        />
      </label>
      <p className="field-hint" {...(id ? { id: `${id}-files` } : {})}>{text('files.hint')}</p>
      <p className="sr-only" role="status">{sending ? text('files.sending', { name: sending }) : value.length ? text('files.added', { name: value.at(-1)!.name }) : ''}</p>
      {sending ? <p className="note" aria-hidden="true">{text('files.sending', { name: sending })}</p> : null}
      {value.length ? <ul className="chips">{value.map((file) => <li key={file.id}>{file.size ? text('files.kept', { name: file.name, size: sizeWords(file.size) }) : file.name}<button type="button" aria-label={text('remove', { name: file.name })} onClick={() => onChange?.(value.filter((each) => each.id !== file.id))}><Icon name="close" size={14} /></button></li>)}</ul> : null}
      {refused ? <FieldError>{refused}</FieldError> : null}
    </div>
  )
}
