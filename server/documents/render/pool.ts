/** Papers are set in threads of their own: a few, started when needed, gone when idle. A thread that dies or hangs fails its own paper alone. */
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import type { RenderOptions } from './plan.ts'
import type { Answer, PaperFormat, Rendered, Task } from './worker.ts'

/** Set by the build, where the thread is a file of its own. */
declare const __HOANHAP_BUILT__: boolean | undefined

export type PoolOptions = {
  readonly threads?: number
  /** Milliseconds a paper may take; then its thread is ended. */
  readonly patience?: number
  /** Milliseconds without work after which a thread goes. */
  readonly idle?: number
}
export type RendererPool = {
  readonly render: (content: DocumentContent, options?: RenderOptions, formats?: readonly PaperFormat[]) => Promise<Rendered>
  readonly threads: () => number
  readonly close: () => Promise<void>
}
/** The paper was not made and nothing of it is left; it may be asked for again. */
export class RenderingFailed extends Error {}

type Waiting = { readonly task: Task; readonly resolve: (rendered: Rendered) => void; readonly reject: (error: Error) => void }
type Thread = { readonly worker: Worker; busy: { readonly waiting: Waiting; readonly clock: NodeJS.Timeout } | null; rest: NodeJS.Timeout | null }

function start(): Worker {
  if (typeof __HOANHAP_BUILT__ !== 'undefined') return new Worker(path.join(import.meta.dirname, '..', '..', '..', 'build', 'server', 'renderer.js'))
  // From the sources (tests, tools) the thread first needs the loader of TypeScript.
  const loader = pathToFileURL(path.join(path.dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist', 'esm', 'api', 'index.mjs')).href
  const program = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(pathToFileURL(path.join(import.meta.dirname, 'worker.ts')).href)})`
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`))
}

export function rendererPool({ threads: most = Math.max(1, Math.min(4, os.availableParallelism())), patience = 60_000, idle = 120_000 }: PoolOptions = {}): RendererPool {
  const threads = new Set<Thread>()
  const queue: Waiting[] = []
  let counted = 0
  let closed = false

  const finish = (thread: Thread): Waiting | null => {
    const { busy } = thread
    thread.busy = null
    if (busy) clearTimeout(busy.clock)
    return busy?.waiting ?? null
  }
  const end = (thread: Thread, why: string) => {
    if (!threads.delete(thread)) return
    if (thread.rest) clearTimeout(thread.rest)
    finish(thread)?.reject(new RenderingFailed(why))
    void thread.worker.terminate()
    next()
  }
  const give = (thread: Thread, waiting: Waiting) => {
    if (thread.rest) clearTimeout(thread.rest)
    thread.rest = null
    thread.busy = { waiting, clock: setTimeout(() => end(thread, 'the paper took too long'), patience) }
    thread.worker.ref()
    thread.worker.postMessage(waiting.task)
  }
  const open = (): Thread => {
    const thread: Thread = { worker: start(), busy: null, rest: null }
    threads.add(thread)
    thread.worker.on('message', (answer: Answer) => {
      const waiting = finish(thread)
      // An idle thread keeps no process alive.
      thread.worker.unref()
      thread.rest = setTimeout(() => end(thread, 'idle'), idle).unref()
      if ('failed' in answer) waiting?.reject(new RenderingFailed(`the paper could not be set (${answer.failed})`))
      else waiting?.resolve(answer.rendered)
      next()
    })
    thread.worker.on('error', () => end(thread, 'the thread of the renderer broke'))
    thread.worker.on('exit', () => end(thread, 'the thread of the renderer ended'))
    return thread
  }
  const next = () => {
    while (queue.length > 0 && !closed) {
      const thread = [...threads].find((one) => one.busy === null) ?? (threads.size < most ? open() : undefined)
      if (!thread) return
      give(thread, queue.shift()!)
    }
  }
  return {
    render: (content, options = {}, formats = ['pdf', 'docx']) => new Promise((resolve, reject) => {
      if (closed) return reject(new RenderingFailed('the renderer is closed'))
      queue.push({ task: { task: ++counted, content, options, formats }, resolve, reject })
      next()
    }),
    threads: () => threads.size,
    close: async () => {
      closed = true
      for (const waiting of queue.splice(0)) waiting.reject(new RenderingFailed('the renderer is closed'))
      const workers = [...threads].map((thread) => thread.worker)
      for (const thread of threads) end(thread, 'the renderer is closed')
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

let shared: RendererPool | undefined
/** The pool of this process. */
export const sharedRenderer = (): RendererPool => (shared ??= rendererPool())
