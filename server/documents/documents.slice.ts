/** Papers: drafts, register books, issue, copies; how an office's papers look. */
import type { ServerSlice } from '../platform/route.ts'
import { routes as books } from './books.routes.ts'
import { routes as issue } from './issue.routes.ts'
import { routes as officePapers } from './office-papers.routes.ts'
import { routes as papers } from './papers.routes.ts'

export const slice: ServerSlice = { name: 'documents', routes: [...papers, ...issue, ...books, ...officePapers] }
