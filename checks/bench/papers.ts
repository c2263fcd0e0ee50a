/** Papers: one as DOCX and PDF by a warm renderer, and a thousand of them through the threads that a server uses. No floor: the budgets are times. */
import { forms } from '@hoa-nhap/domain/documents/forms/index'
import { specimenFacts } from '@hoa-nhap/domain/documents/forms/specimen'
import { rendererPool } from '../../server/documents/render/index.ts'

export const budgets = { oneMilliseconds: 300, thousandMilliseconds: 60_000 } as const
const many = 1000
const warmUp = 60
const alone = 100

export type PaperLine = { readonly case: string; readonly papers: number; /** The slowest of a hundred asked one after the other; or all of them together. */ readonly milliseconds: number; readonly medianMs: number; readonly budgetMs: number; readonly megabytes: number; readonly cpuSeconds: number }

const round = (value: number) => Math.round(value * 10) / 10

export async function measurePapers(say: (sentence: string) => void): Promise<PaperLine[]> {
  const contents = forms.map((form) => form.compose(specimenFacts(form)))
  const paper = (index: number) => contents[index % contents.length]!
  const pool = rendererPool()
  try {
    await Promise.all(Array.from({ length: warmUp }, (_, index) => pool.render(paper(index))))
    const times: number[] = []
    let cpu = process.cpuUsage()
    for (let index = 0; index < alone; index++) {
      const began = performance.now()
      const rendered = await pool.render(paper(index))
      if (!rendered.ok) throw new Error('a paper of the bench was refused')
      times.push(performance.now() - began)
    }
    const one = process.cpuUsage(cpu)
    let made = 0
    let next = 0
    cpu = process.cpuUsage()
    const began = performance.now()
    // A few more than threads are asked at a time, as a job does, so that the queue holds no thousand contents.
    await Promise.all(Array.from({ length: 8 }, async () => {
      while (next < many) {
        const rendered = await pool.render(paper(next++))
        if (!rendered.ok) throw new Error('a paper of the bench was refused')
        made += 1
        if (made % 250 === 0) say(`  ${made} / ${many}`)
      }
    }))
    const all = performance.now() - began
    const thousand = process.cpuUsage(cpu)
    const megabytes = Math.round(process.memoryUsage.rss() / 1024 / 1024)
    const sorted = times.toSorted((a, b) => a - b)
    return [
      { case: 'one paper, DOCX and PDF', papers: alone, milliseconds: round(sorted.at(-1)!), medianMs: round(sorted[alone >> 1]!), budgetMs: budgets.oneMilliseconds, megabytes, cpuSeconds: round((one.user + one.system) / 1e6) },
      { case: 'a thousand papers', papers: made, milliseconds: round(all), medianMs: round(all / made), budgetMs: budgets.thousandMilliseconds, megabytes, cpuSeconds: round((thousand.user + thousand.system) / 1e6) },
    ]
  } finally {
    await pool.close()
  }
}

export const papersTable = (lines: readonly PaperLine[]): string => ['| case | papers | slowest or all, ms | median, ms | budget, ms | CPU s | MB |', '| --- | --- | --- | --- | --- | --- | --- |', ...lines.map((line) => `| ${line.case} | ${line.papers} | ${line.milliseconds} | ${line.medianMs} | ${line.budgetMs} | ${line.cpuSeconds} | ${line.megabytes} |`)].join('\n')
