/** Processor time, memory and disk as the operating system accounts for them (Linux). */
import { closeSync, fdatasyncSync, openSync, readdirSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const ticksPerSecond = 100

function stat(pid: number): { parent: number; cpuSeconds: number; /** Of children that have ended and were waited for. */ endedSeconds: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { parent: Number(fields[1]), cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond, endedSeconds: (Number(fields[13]) + Number(fields[14])) / ticksPerSecond }
  } catch {
    return null
  }
}

/** Processor seconds of the given processes and all their descendants, those that have ended since included: the sum never falls. */
export function cpuSecondsOf(roots: readonly number[]): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)
  const stats = new Map(all.map((pid) => [pid, stat(pid)]))
  const wanted = new Set(roots)
  for (let grown = true; grown;) {
    grown = false
    for (const [pid, entry] of stats) if (entry && !wanted.has(pid) && wanted.has(entry.parent)) {
      wanted.add(pid)
      grown = true
    }
  }
  return [...wanted].reduce((sum, pid) => sum + (stats.get(pid)?.cpuSeconds ?? 0) + (stats.get(pid)?.endedSeconds ?? 0), 0)
}

/** One-minute load of the machine: how many wanted a core, of how many there are. */
export const loadAverage = (): number => Number(readFileSync('/proc/loadavg', 'latin1').split(' ')[0])

/** Resident megabytes of one process. */
export function residentMegabytes(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))
  return line ? Number(line[1]) / 1024 : Number.NaN
}

/** Median milliseconds of one `fdatasync` after a write of 8 kB in that folder. */
export function fdatasyncMedian(folder: string, rounds = 41): number {
  const path = join(folder, `fdatasync-${process.pid}`)
  const file = openSync(path, 'w')
  const block = Buffer.alloc(8192, 1)
  const times: number[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      writeSync(file, block)
      const before = performance.now()
      fdatasyncSync(file)
      times.push(performance.now() - before)
    }
  } finally {
    closeSync(file)
    unlinkSync(path)
  }
  times.sort((a, b) => a - b)
  return times[times.length >> 1]!
}
