import { errorResponse } from '@/lib/server/error-response'
import { getToolKeys } from '@/lib/server/operations/lti/get-tool-keys'
import { getActor } from '@/lib/server/request-actor'

/** Our public keys (RFC 7517). */
export async function GET(): Promise<Response> {
  try {
    const keys = await getToolKeys(await getActor(), {})
    return Response.json(keys, { headers: { 'cache-control': 'public, max-age=3600' } })
  } catch (error) {
    return errorResponse(error)
  }
}
