/** Comma-separated text as RFC 4180 writes it: quotes may hold commas, quotes and line breaks. */

export type CsvRow = { readonly line: number; readonly fields: readonly string[] }

/** Yields one row at a time with the line it starts on (1 = header). A byte order mark and a missing last line end are accepted. Throws on an unclosed quote. */
export function* parseCsv(text: string): Generator<CsvRow> {
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 1
  while (position < text.length) {
    const startLine = line
    const fields: string[] = []
    let ended = false
    while (!ended) {
      let field = ''
      if (text[position] === '"') {
        position += 1
        for (;;) {
          const quote = text.indexOf('"', position)
          if (quote < 0) throw new RangeError(`line ${startLine}: a quote is not closed`)
          field += text.slice(position, quote)
          position = quote + 1
          if (text[position] !== '"') break
          field += '"'
          position += 1
        }
        for (const character of field) if (character === '\n') line += 1
      }
      const start = position
      while (position < text.length && text[position] !== ',' && text[position] !== '\n') position += 1
      field += text.slice(start, position).replace(/\r$/, '')
      fields.push(field)
      if (text[position] === ',') position += 1
      else ended = true
      if (ended && text[position] === '\n') {
        position += 1
        line += 1
      }
    }
    if (fields.length > 1 || fields[0] !== '') yield { line: startLine, fields }
  }
}

/** Rows as records by the names of the header row. */
export function* parseRecords(text: string): Generator<{ readonly line: number; readonly record: Readonly<Record<string, string>> }> {
  let header: readonly string[] | undefined
  for (const row of parseCsv(text)) {
    if (!header) {
      header = row.fields.map((field) => field.trim())
      continue
    }
    const names = header
    yield { line: row.line, record: Object.fromEntries(names.map((name, index) => [name, row.fields[index] ?? ''])) }
  }
}

export function formatCsv(header: readonly string[], rows: Iterable<readonly (string | number | null | undefined)[]>): string {
  const cell = (value: string | number | null | undefined) => {
    const text = value === null || value === undefined ? '' : String(value)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const lines = [header.join(',')]
  for (const row of rows) lines.push(row.map(cell).join(','))
  return `${lines.join('\n')}\n`
}
