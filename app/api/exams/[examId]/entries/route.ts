import { AppError } from '@/lib/errors/app-error'
import { errorResponse } from '@/lib/server/error-response'
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
    const batch = { ...Object(await bodyOf(request)), examId }
    return Response.json(await appendExamEntries(await getActor(), batch))
  } catch (error) {
    return errorResponse(error)
  }
}

/** A form of another site can send neither this type nor our cookies. */
async function bodyOf(request: Request): Promise<unknown> {
  const isJson = request.headers.get('content-type') === 'application/json'
  const length = Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY)
  if (!isJson || length > MAX_BYTES) throw new AppError('INVALID_INPUT', { field: 'body' })
  try {
    return await request.json()
  } catch {
    throw new AppError('INVALID_INPUT', { field: 'body' })
  }
}
