import { errorResponse } from '@/lib/server/error-response'
import { search } from '@/lib/server/operations/concepts/search'
import { getActor } from '@/lib/server/request-actor'

/** `?q=` what was typed, `?locale=` the reader's language: pages and terms, best first. */
export async function GET(request: Request): Promise<Response> {
  try {
    const { searchParams } = new URL(request.url)
    const locale = searchParams.get('locale') === 'ja' ? 'ja' : 'en'
    const hits = await search(await getActor(), { query: searchParams.get('q') ?? '', locale })
    return Response.json(hits, { headers: { 'cache-control': 'private, max-age=60' } })
  } catch (error) {
    return errorResponse(error)
  }
}
