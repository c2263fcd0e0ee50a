/** Rows of reference data repeat a few texts ten thousand times, and each row brings its own copy of each. What is kept in memory keeps each text once. */
export function sharedTexts(): <Row extends object>(rows: Row[]) => Row[] {
  const known = new Map<string, string>()
  return (rows) => {
    for (const row of rows as Record<string, unknown>[]) for (const key in row) {
      const value = row[key]
      if (typeof value !== 'string') continue
      const first = known.get(value)
      if (first === undefined) known.set(value, value)
      else row[key] = first
    }
    return rows
  }
}
