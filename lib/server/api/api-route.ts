import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import type { Origin, UserActor } from '../actor'
import { requestOrigin } from '../auth/request-origin'
import { consume, LIMITS, type Usage } from '../rate-limit'
import { tokenActor } from './api-token'
import type { Endpoint } from './endpoint'
import { jsonAnswer } from './json-answer'
import { problemAnswer } from './problem'

interface Context {
  params: Promise<Record<string, string>>
}

/** The route handler of an endpoint. There are no headers for other origins: it is for programs, not for pages. */
export function apiRoute({ read }: Endpoint) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    let headers: Record<string, string> = { vary: 'Authorization' }
    try {
      const actor = await authenticate(request, await requestOrigin())
      headers = { ...headers, ...usageHeaders(await consume(LIMITS.apiUser, actor.userId)) }
      const input = { ...queryOf(request), ...(await params) }
      return jsonAnswer(request, await read(actor, input), {
        ...headers,
        'cache-control': 'private, no-cache',
      })
    } catch (error) {
      return problemAnswer(error, headers)
    }
  }
}

/** Calls without a token that counts are limited by their address: they cost a look into the database, too. */
async function authenticate(request: Request, origin: Origin): Promise<UserActor> {
  try {
    return await tokenActor(request.headers.get('authorization'), origin)
  } catch (error) {
    await consume(LIMITS.apiIp, origin.ip)
    throw error
  }
}

function queryOf(request: Request): Record<string, string> {
  const { searchParams } = new URL(request.url)
  for (const name of searchParams.keys())
    if (searchParams.getAll(name).length > 1) throw new AppError('INVALID_INPUT', { field: name })
  return Object.fromEntries(searchParams)
}

const usageHeaders = ({ max, remaining, resetSeconds }: Usage) => ({
  'ratelimit-limit': String(max),
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': String(resetSeconds),
})
