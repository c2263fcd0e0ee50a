/** The built web application: hashed assets for ever, every other path of the browser gets the start page. */
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import fs from 'node:fs'
import path from 'node:path'
import { problem } from './problems.ts'
import { sendProblem } from './application.ts'

export async function serveWeb(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const index = folder ? path.join(folder, 'index.html') : undefined
  const present = index !== undefined && fs.existsSync(index)
  if (present && folder) {
    await app.register(fastifyStatic, {
      root: folder, wildcard: false, index: false, preCompressed: true, decorateReply: true, schemaHide: true,
      globIgnore: ['**/*.br', '**/*.gz', '.vite/**'],
      setHeaders: (response, file) => {
        const hashed = file.includes(`${path.sep}assets${path.sep}`)
        response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && !request.url.startsWith('/api/') && !/\.[a-z0-9]{2,5}(\?|$)/i.test(request.url)
    if (present && wantsPage) return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').sendFile('index.html')
    return sendProblem(reply, problem('not-found'))
  })
}
