/** Hands a text to the browser as a file. */
export function download(name: string, type: string, text: string): void {
  // Excel reads UTF-8 only with a byte order mark.
  const blob = new Blob([type === 'text/csv' ? `\ufeff${text}` : text], { type: `${type};charset=utf-8` })
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}

/** One field of a CSV file; text that a spreadsheet would read as a formula is made plain. */
export function csvField(value: string | number): string {
  const text = String(value)
  const plain = /^[=+\-@\t]/u.test(text) && typeof value === 'string' ? `'${text}` : text
  return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
