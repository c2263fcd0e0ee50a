/** Numbers for the operator. Labels are operations and statuses: never a person, a query, an address. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type pg from 'pg'

export type Metrics = {
  readonly registry: Registry
  observe(operation: string, status: number, seconds: number): void
  job(task: string, outcome: 'done' | 'failed'): void
}

export function openMetrics(pool: pg.Pool): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'hoanhap_' })
  const requests = new Histogram({
    name: 'hoanhap_request_seconds', help: 'Time of requests by operation and class of status', labelNames: ['operation', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5], registers: [registry],
  })
  const jobs = new Counter({ name: 'hoanhap_jobs_total', help: 'Background tasks by outcome', labelNames: ['task', 'outcome'], registers: [registry] })
  new Gauge({
    name: 'hoanhap_database_connections', help: 'Connections of the pool by state', labelNames: ['state'], registers: [registry],
    collect() {
      this.set({ state: 'open' }, pool.totalCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
  return {
    registry,
    observe: (operation, status, seconds) => requests.observe({ operation, status: `${Math.floor(status / 100)}xx` }, seconds),
    job: (task, outcome) => jobs.inc({ task, outcome }),
  }
}
