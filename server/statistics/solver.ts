/** The solver of the gate: asks HiGHS in a worker. It is not trusted; `domain/statistics/gate` checks every table it gives. */
import { Worker } from 'node:worker_threads'
import type { Question, Solver } from '@hoa-nhap/domain/statistics/gate'

type Reply = { readonly id: number; readonly status: string; readonly values: Float64Array | null }

/** A linear program as text: x are the atoms, p and m by how much a figure that may be lost is missed. */
export function modelOf(question: Question, whole: boolean): string {
  const costs: string[] = []
  const rows: string[] = []
  const used = new Set<number>()
  const sum = (atoms: readonly number[]) => { for (const atom of atoms) used.add(atom); return wrapped(atoms.map((atom) => `+ x${atom}`)) }
  for (const [index, { atoms, value, cost }] of question.sums.entries()) {
    if (atoms.length === 0) continue
    if (cost === null) rows.push(` c${index}: ${sum(atoms)} = ${value}`)
    else {
      costs.push(`+ ${cost.toFixed(4)} p${index} + ${cost.toFixed(4)} m${index}`)
      rows.push(` c${index}: ${sum(atoms)} - p${index} + m${index} = ${value}`)
    }
  }
  const less = (atoms: readonly number[], minus: readonly number[]) => { for (const atom of minus) used.add(atom); return `${sum(atoms)} ${wrapped(minus.map((atom) => `- x${atom}`))}` }
  for (const [index, { larger, smaller, atLeast }] of question.pairs.entries()) rows.push(` o${index}: ${less(larger.atoms, smaller.atoms)} >= ${atLeast}`)
  rows.push(` target: ${less(question.target.atoms, question.target.minus ?? [])} ${question.atLeast === undefined ? `<= ${question.atMost}` : `>= ${question.atLeast}`}`)
  const names = [...used].map((atom) => `x${atom}`)
  return `Minimize\n obj: ${costs.length > 0 ? wrapped(costs) : `0 ${names[0]}`}\nSubject To\n${rows.join('\n')}\n${whole ? `General\n ${wrapped(names)}\n` : ''}End\n`
}
/** Lines of a model may not grow without end. */
function wrapped(parts: readonly string[]): string {
  const lines: string[] = []
  for (let start = 0; start < parts.length; start += 30) lines.push(parts.slice(start, start + 30).join(' '))
  return lines.join('\n  ')
}

const roundingError = 1e-5
const wholeOf = (values: Float64Array): readonly number[] | null => (values.every((value) => Math.abs(value - Math.round(value)) < roundingError) ? Array.from(values, Math.round) : null)

export type OpenSolver = Solver & { close(): Promise<void> }

export function openSolver(): OpenSolver {
  const worker = new Worker(new URL('solver.worker.mjs', import.meta.url))
  worker.unref()
  const waiting = new Map<number, { resolve(reply: Reply): void; reject(error: Error): void }>()
  let next = 0
  const failed = (error: Error) => { for (const each of waiting.values()) each.reject(error); waiting.clear() }
  worker.on('message', (reply: Reply) => { waiting.get(reply.id)?.resolve(reply); waiting.delete(reply.id); if (waiting.size === 0) worker.unref() })
  worker.on('error', failed)
  worker.on('exit', () => failed(new Error('the solver ended')))
  const solve = (model: string, size: number) => new Promise<Reply>((resolve, reject) => {
    const id = (next += 1)
    waiting.set(id, { resolve, reject })
    worker.ref()
    worker.postMessage({ id, model, size })
  })
  return {
    async nearest(question) {
      // Tables of this kind nearly always have a whole solution at a corner; where not, whole numbers are asked for.
      const { values } = await solve(modelOf(question, false), question.size)
      if (values === null) return null
      const whole = wholeOf(values)
      if (whole) return whole
      const again = await solve(modelOf(question, true), question.size)
      return again.values === null ? null : wholeOf(again.values)
    },
    async close() { await worker.terminate() },
  }
}
