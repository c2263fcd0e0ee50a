/** Files kept with a record: names and sizes; each is saved, never opened in the browser. */
import { useState } from 'react'
import { getFile, listFiles } from '@hoa-nhap/domain/registers/files.contract'
import { saveFile } from '../api/bytes.ts'
import { useItems } from '../api/hooks.ts'
import { FieldError } from '../ui/form.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { sizeWords } from './record-labels.ts'
import { registersText } from './registers.text.ts'

export function FileList({ register, recordId, ids }: { readonly register: string; readonly recordId: string; readonly ids: readonly string[] }) {
  const text = registersText.useText()
  const files = useItems(listFiles, { params: { register, id: recordId } })
  const [refused, setRefused] = useState<string | null>(null)
  const shown = (files.data ?? []).filter((file) => ids.includes(file.id))
  const save = (file: string) => {
    setRefused(null)
    saveFile(getFile, { params: { register, id: recordId, file } }).catch((error: unknown) => setRefused(sentenceOf(error)))
  }
  return (
    <>
      <ul className="file-list">{shown.map((file) => <li key={file.id}><button type="button" className="link" aria-label={text('files.open', { name: file.name })} onClick={() => save(file.id)}>{text('files.kept', { name: file.name, size: sizeWords(file.size) })}</button></li>)}</ul>
      {refused ? <FieldError>{refused}</FieldError> : null}
    </>
  )
}
