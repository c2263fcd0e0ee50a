/** The API document (OpenAPI 3.1), made from the contracts, and its page at /api/docs with all assets served from here. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'

export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Hòa Nhập', version: '0.1.0', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
        description: 'Drug rehabilitation and post-rehabilitation management of a province. Errors are RFC 9457 problem documents with a stable `code`. '
          + 'Sign in with POST /api/session; the cookie carries the session. Header `Purpose` (case, inspection, records, own-request) is written in the ledger of openings.',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'hoanhap' } } },
      security: [{ session: [] }],
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } }),
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false, uiConfig: { docExpansion: 'list', tryItOutEnabled: false } })
}
