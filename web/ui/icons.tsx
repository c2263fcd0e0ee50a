/** Line icons, 20 px grid, in the colour of the text; always beside words or with a label of their control. */
import type { ReactNode } from 'react'

const shapes = {
  tasks: <><path d="m3 5 1.4 1.4L7 3.8M3 10.4l1.4 1.4L7 9.2" /><path d="M10 5h7M10 10.5h7M10 16h7M4 16h2" /></>,
  people: <><circle cx="7.5" cy="7" r="3" /><path d="M2 17c.3-3.4 2.3-5 5.5-5s5.2 1.6 5.5 5M13 4.3a3 3 0 0 1 0 5.4M15 12.4c1.8.7 2.8 2.2 3 4.6" /></>,
  book: <><path d="M4 4.5A1.5 1.5 0 0 1 5.5 3H16v14H5.5A1.5 1.5 0 0 1 4 15.5zM4 14.5A1.5 1.5 0 0 1 5.5 13H16M7.5 6.5h5" /></>,
  document: <><path d="M5 2.5h6.5L15.5 6.5v11H5zM11 2.5V7h4.5M7.5 10.5h5.5M7.5 13.5h5.5" /></>,
  chart: <><path d="M3 17h14M5 14V9M9 14V4M13 14v-6M16 5h2" /></>,
  search: <><circle cx="8.5" cy="8.5" r="5" /><path d="m12.5 12.5 4.5 4.5" /></>,
  law: <><path d="M3 11h4l1.5 2.5h3L13 11h4M3 11l2-7h10l2 7v5.5H3z" /></>,
  home: <><path d="m3 9.5 7-6 7 6M5 8.5V17h10V8.5M8.5 17v-4.5h3V17" /></>,
  plus: <path d="M10 4v12M4 10h12" />,
  menu: <path d="M3.5 5.5h13M3.5 10h13M3.5 14.5h13" />,
  back: <path d="M12.5 4 6.5 10l6 6" />,
  next: <path d="m7.5 4 6 6-6 6" />,
  down: <path d="m4.5 7.5 5.5 5.5 5.5-5.5" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  sync: <><path d="M16.5 8A6.8 6.8 0 0 0 4.3 6.5L3 8M3 4v4h4M3.5 12a6.8 6.8 0 0 0 12.2 1.5L17 12M17 16v-4h-4" /></>,
  offline: <><path d="M3 3l14 14M10 15.5h.01M7 12.5a4.5 4.5 0 0 1 4.5-1.2M4.2 9.5A8.5 8.5 0 0 1 7 7.7M10 6.9a8.5 8.5 0 0 1 5.8 2.6" /></>,
  lock: <><rect x="4.5" y="9" width="11" height="7.5" rx="1.5" /><path d="M7 9V6.5a3 3 0 0 1 6 0V9" /></>,
  print: <><path d="M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6z" /></>,
  place: <><path d="M10 17.5s5.5-5 5.5-9a5.5 5.5 0 0 0-11 0c0 4 5.5 9 5.5 9z" /><circle cx="10" cy="8.5" r="1.8" /></>,
  sun: <><circle cx="10" cy="10" r="3.5" /><path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.5 1.5M14.2 14.2l1.5 1.5M15.7 4.3l-1.5 1.5M5.8 14.2l-1.5 1.5" /></>,
  keyboard: <><rect x="2.5" y="5" width="15" height="10" rx="1.5" /><path d="M5.5 8h.01M8.5 8h.01M11.5 8h.01M14.5 8h.01M6.5 12h7" /></>,
  exit: <><path d="M8 3.5H4v13h4M12.5 6.5 16 10l-3.5 3.5M16 10H8" /></>,
  switch: <path d="M4 7h11l-3-3M16 13H5l3 3" />,
  refuse: <><circle cx="10" cy="10" r="6.5" /><path d="m5.5 5.5 9 9" /></>,
  phone: <path d="M5 3h3l1.3 4-2 1.3a9 9 0 0 0 4.4 4.4l1.3-2 4 1.3v3c0 1-.8 1.5-1.5 1.5C9 16.5 3.5 11 3.5 4.5 3.5 3.8 4 3 5 3z" />,
} as const satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {shapes[name]}
    </svg>
  )
}

/** Late or wrong: a filled square with a mark. */
export function LateMark({ size = 18 }: { readonly size?: number }) {
  return <svg className="icon mark-late" width={size} height={size} viewBox="0 0 18 18" aria-hidden="true"><rect x="1" y="1" width="16" height="16" rx="2.5" fill="currentColor" /><path d="M9 4.5v5.5M9 13v.4" stroke="var(--sheet)" strokeWidth="2.2" strokeLinecap="round" /></svg>
}
/** Done: a filled disc with a tick. */
export function DoneMark({ size = 18 }: { readonly size?: number }) {
  return <svg className="icon mark-done" width={size} height={size} viewBox="0 0 18 18" aria-hidden="true"><circle cx="9" cy="9" r="8" fill="currentColor" /><path d="m5.5 9.3 2.4 2.4 4.6-5" stroke="var(--sheet)" strokeWidth="1.8" fill="none" strokeLinecap="round" strokeLinejoin="round" /></svg>
}
/** Attention: a triangle. */
export function WarnMark({ size = 18 }: { readonly size?: number }) {
  return <svg className="icon mark-warn" width={size} height={size} viewBox="0 0 18 18" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" strokeLinecap="round" aria-hidden="true"><path d="M9 2.2 16.5 15.5h-15zM9 7v4M9 13.2v.1" /></svg>
}
/** Another's turn: a dashed circle with a pause. */
export function PauseMark({ size = 18 }: { readonly size?: number }) {
  return <svg className="icon mark-pause" width={size} height={size} viewBox="0 0 18 18" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true"><circle cx="9" cy="9" r="7.2" strokeDasharray="2.5 2" /><path d="M7.3 6.3v5.4M10.7 6.3v5.4" strokeLinecap="round" /></svg>
}
/** Later: a clock face. */
export function LaterMark({ size = 18 }: { readonly size?: number }) {
  return <svg className="icon mark-later" width={size} height={size} viewBox="0 0 18 18" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" aria-hidden="true"><circle cx="9" cy="9" r="7.2" /><path d="M9 5v4.3l2.6 1.6" /></svg>
}
/** Due soon: a pie whose filled slice is the share of the time that is left (0–1). */
export function PieMark({ left, size = 18 }: { readonly left: number; readonly size?: number }) {
  const share = Math.min(0.999, Math.max(0.04, left))
  const angle = share * 2 * Math.PI
  const [x, y] = [9 + 5 * Math.sin(angle), 9 - 5 * Math.cos(angle)]
  return (
    <svg className="icon mark-pie" width={size} height={size} viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="9" cy="9" r="7.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d={`M9 9V4A5 5 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}Z`} fill="currentColor" />
    </svg>
  )
}
/** The product's mark: two ways that join into one. */
export function Logo({ size = 30 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" strokeWidth="3.2" strokeLinecap="round" aria-hidden="true">
      <path d="M5 6c0 7 11 5 11 13v7" stroke="#A9C2B8" /><path d="M27 6c0 7-11 5-11 13" stroke="#7FD9BE" />
    </svg>
  )
}
