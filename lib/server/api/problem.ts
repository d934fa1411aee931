import '../server-only'
import type { z } from 'zod'
import { AppError, type AppErrorCode } from '@/lib/errors/app-error'
import type { problemSchema } from './schemas/problem'

interface Kind {
  status: number
  /** As HTTP names the status. */
  title: string
  detail: string
}

const INTERNAL: Kind = { status: 500, title: 'Internal Server Error', detail: 'Try again in a moment.' }

const KINDS: Partial<Record<AppErrorCode, Kind>> = {
  INVALID_INPUT: { status: 400, title: 'Bad Request', detail: 'A parameter is not as it has to be.' },
  NOT_SIGNED_IN: {
    ...{ status: 401, title: 'Unauthorized' },
    detail: 'Send a token that is neither revoked nor expired: Authorization: Bearer kk_…',
  },
  FORBIDDEN: {
    ...{ status: 403, title: 'Forbidden' },
    detail: 'The owner of the token does not teach this class.',
  },
  NOT_FOUND: {
    ...{ status: 404, title: 'Not Found' },
    detail: 'This does not exist, or the owner of the token is not in its class.',
  },
  RATE_LIMITED: {
    ...{ status: 429, title: 'Too Many Requests' },
    detail: 'Wait as many seconds as Retry-After says.',
  },
  BUSY: { status: 503, title: 'Service Unavailable', detail: 'Try again in a few seconds.' },
}

/** An error as application/problem+json (RFC 9457). */
export function problemAnswer(error: unknown, headers: Record<string, string> = {}): Response {
  const known = error instanceof AppError ? KINDS[error.code] : undefined
  if (!known) console.error('api', error)
  const { status, title, detail } = known ?? INTERNAL
  const { code, params } = known ? (error as AppError) : new AppError('INTERNAL')
  const field =
    typeof params.field === 'string' && params.field !== '' ? { field: snakeCase(params.field) } : {}
  const problem: z.output<typeof problemSchema> = {
    ...{ type: 'about:blank', title, status, code, detail },
    ...field,
  }
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      ...headers,
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(status === 429 ? { 'retry-after': String(params.seconds) } : {}),
      ...{ 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    },
  })
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
