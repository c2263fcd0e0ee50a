/** How much time is left, in shape, then words, then colour. Pie: share left; square with !: late; clock face: later; dashed pause: another's turn; tick: done. */
import type { ReactNode } from 'react'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { readClock, type ClockSource, type ClockTone } from '../text/clock-words.ts'
import { useLanguage } from '../text/i18n.ts'
import { DoneMark, LaterMark, LateMark, PauseMark, PieMark } from './icons.tsx'

export function ClockShape({ tone, left = 0.5, size }: { readonly tone: ClockTone; readonly left?: number; readonly size?: number }) {
  const given = size === undefined ? {} : { size }
  if (tone === 'late') return <LateMark {...given} />
  if (tone === 'soon') return <PieMark left={left} {...given} />
  if (tone === 'waiting') return <PauseMark {...given} />
  if (tone === 'done') return <DoneMark {...given} />
  return <LaterMark {...given} />
}

/** A clock whose words are already known (waiting for another, done). */
export function ClockFace({ tone, words, note, left }: { readonly tone: ClockTone; readonly words: ReactNode; readonly note?: ReactNode; readonly left?: number }) {
  return (
    <div className={`clock clock-${tone}`}>
      <ClockShape tone={tone} {...(left === undefined ? {} : { left })} />
      <div><p className="clock-words">{words}</p>{note ? <p className="clock-note">{note}</p> : null}</div>
    </div>
  )
}

export function Clock({ deadline, now }: { readonly deadline: ClockSource; readonly now: Instant }) {
  const reading = readClock(deadline, now, useLanguage())
  return <ClockFace tone={reading.tone} words={reading.words} note={reading.note} left={reading.left} />
}
