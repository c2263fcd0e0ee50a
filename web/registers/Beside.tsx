/** Pages that stand beside a register: its figures, a board, a map. A slice adds its own by one line. */
import { Link } from '@tanstack/react-router'
import { registersText } from './registers.text.ts'

const training = { to: '/tap-huan', word: 'beside.training' } as const
const pages = {
  staff: training, courses: training, participations: training, certificates: training, 'certificate-reviews': { to: '/tap-huan/xem-lai', word: 'beside.findings' },
} as const

function Beside({ register }: { readonly register: keyof typeof pages }) {
  const text = registersText.useText()
  return <Link className="link beside" to={pages[register].to} search={{}}>{text(pages[register].word)}</Link>
}
/** The link to it, where there is one. */
export const besideOf = (register: string) => (Object.hasOwn(pages, register) ? <Beside register={register as keyof typeof pages} /> : undefined)
