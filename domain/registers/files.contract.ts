/** Files kept as evidence with a record. What a file is, its content says; it is given back only to be kept, never to be shown by the browser. */
import { z } from 'zod'
import { operation } from '../kernel/operation.ts'
import { InstantText } from '../kernel/plain-date.ts'

const inRegister = z.object({ register: z.string().max(60) })
const inRecord = inRegister.extend({ id: z.uuid() })

export const largestEvidence = 10 * 1024 * 1024
export const KeptFile = z.object({ id: z.uuid(), name: z.string(), type: z.string(), size: z.number().int(), sha256: z.string(), keptAt: InstantText })
export type KeptFile = z.infer<typeof KeptFile>

/** Only the own post sees a file until an act names it; what no act names is taken away after seven days. */
const upload = { query: z.object({ /** Made by the sender: the same file sent twice is one. */ file: z.uuid(), name: z.string().max(300).default('') }), /** More than is kept, so that what is too large gets its own sentence. */ takes: { bytes: largestEvidence + 6 * 1024 * 1024 }, output: KeptFile, status: 201, audit: 'register-file-kept', access: 'signed-in' } as const
const refusals = ['not-found', 'not-your-role', 'file-empty', 'file-too-large', 'too-large', 'file-type', 'file-harmful', 'file-locked', 'file-damaged', 'files-too-many', 'id-reused'] as const

export const keepFileForNew = operation({
  id: 'registers.keep-file-for-new', method: 'POST', path: '/api/registers/:register/files', summary: 'Send a file for a record that is about to be opened', summaryVi: 'Gửi tệp cho mục sắp mở', params: inRegister, ...upload, refusals,
})
export const keepFile = operation({
  id: 'registers.keep-file', method: 'POST', path: '/api/registers/:register/:id/files', summary: 'Send a file as evidence for a record', summaryVi: 'Gửi tệp làm minh chứng', params: inRecord, ...upload, refusals,
})
export const listFiles = operation({
  id: 'registers.files', method: 'GET', path: '/api/registers/:register/:id/files', summary: 'Files kept with a record', summaryVi: 'Tệp kèm theo một mục', access: 'signed-in', audit: null,
  params: inRecord, output: z.object({ items: z.array(KeptFile), nextCursor: z.null() }), refusals: ['not-found'],
})
export const getFile = operation({
  id: 'registers.file', method: 'GET', path: '/api/registers/:register/:id/files/:file', summary: 'One file, to keep', summaryVi: 'Tải một tệp', access: 'signed-in', audit: 'register-file-given', gives: 'file', exports: true,
  params: inRecord.extend({ file: z.uuid() }), output: z.unknown(), refusals: ['not-found'],
})
export const operations = [keepFileForNew, keepFile, listFiles, getFile]
