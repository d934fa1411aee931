import { errorResponse } from '@/lib/server/error-response'
import { jsonBody } from '@/lib/server/json-body'
import { appendExamEntries } from '@/lib/server/operations/exams/append-exam-entries'
import { getActor } from '@/lib/server/request-actor'

type Context = { params: Promise<{ examId: string }> }

/** More than any batch that a page sends. */
const MAX_BYTES = 1_000_000

/**
 * One batch of what was done in an exam, as JSON. Not a server action: those wait for each other, and a request that the
 * network has swallowed would hold up all that come after it.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { examId } = await params
    const batch = { ...Object(await jsonBody(request, MAX_BYTES)), examId }
    return Response.json(await appendExamEntries(await getActor(), batch))
  } catch (error) {
    return errorResponse(error)
  }
}
