import { errorResponse } from '@/lib/server/error-response'
import { jsonBody } from '@/lib/server/json-body'
import { practiseSkill } from '@/lib/server/operations/review/practise-skill'
import { startReview } from '@/lib/server/operations/review/start-review'
import { ensureActor } from '@/lib/server/request-actor'

const MAX_BYTES = 20_000

/**
 * The next questions of a session: of the family `skillId`, or of what is due. Not a server action: those wait for each
 * other, so that an answer on its way would hold up the next question; and where one makes somebody a visitor, Next sends
 * the whole page again.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const asked = Object(await jsonBody(request, MAX_BYTES))
    const actor = await ensureActor()
    return Response.json(
      'skillId' in asked ? [await practiseSkill(actor, asked)] : await startReview(actor, asked),
    )
  } catch (error) {
    return errorResponse(error)
  }
}
