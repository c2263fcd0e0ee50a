/** Asks the rules what would follow from the act as it stands in the form; apart from the panel that shows it, which comes when it is needed. */
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { previewAct } from '@hoa-nhap/domain/measures/measures.contract'
import { useAsk } from '../api/hooks.ts'

export type PreviewInput = z.input<NonNullable<typeof previewAct.body>>

function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

/** The refusal of the act as it stands, or null; `known` is false until the rules have answered. */
export function usePreview(input: PreviewInput | null) {
  const key = JSON.stringify(input)
  const settled = useSettled(key, 350)
  const ready = settled !== 'null' && settled === key
  const answer = useAsk(previewAct, { body: ready ? (JSON.parse(settled) as PreviewInput) : (undefined as never) }, { enabled: ready, keepPrevious: true })
  return { answer, ready, refusal: ready && answer.data ? answer.data.refusal : null }
}
