/** Papers: drafts, register books, issue, copies; how an office's papers look. */
import { draftDays } from '@hoa-nhap/domain/documents/issue.rules'
import { addDays } from '@hoa-nhap/domain/kernel/plain-date'
import type { Platform } from '../platform/platform.ts'
import type { ServerSlice } from '../platform/route.ts'
import { routes as books } from './books.routes.ts'
import { routes as issue } from './issue.routes.ts'
import { routes as officePapers } from './office-papers.routes.ts'
import { routes as papers } from './papers.routes.ts'

const hour = 3_600_000
let timer: NodeJS.Timeout | undefined

/** Drafts that nobody finished; answers how many went. */
export async function dropOldDrafts(platform: Platform): Promise<number> {
  const since = `${addDays(platform.today(), -draftDays)}T00:00:00+07:00`
  return platform.systemTransaction(async (transaction) => (await transaction.query<{ count: number }>({ name: 'documents-drop-drafts', text: 'select drop_old_paper_drafts($1) as count', values: [since] })).rows[0]!.count)
}

export const slice: ServerSlice = {
  name: 'documents',
  routes: [...papers, ...issue, ...books, ...officePapers],
  start: async (platform) => {
    const attempt = () => void dropOldDrafts(platform).catch((error: { code?: string }) => platform.log.warn({ code: error.code ?? 'unknown' }, 'old drafts were not dropped; it is tried again'))
    attempt()
    timer = setInterval(attempt, hour)
    timer.unref()
  },
  stop: async () => { clearInterval(timer) },
}
