import { csvResponse } from '@/lib/server/csv-response'
import { errorResponse } from '@/lib/server/error-response'
import { exportResults } from '@/lib/server/operations/results/export-results'
import { getActor } from '@/lib/server/request-actor'

type Context = { params: Promise<{ assignmentId: string }> }

/** The results of an assignment as a CSV file; `?locale=` names the questions' titles. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { assignmentId } = await params
    const locale = new URL(request.url).searchParams.get('locale') === 'ja' ? 'ja' : 'en'
    const { csv } = await exportResults(await getActor(), { assignmentId, locale })
    return csvResponse(csv, `results-${assignmentId}`)
  } catch (error) {
    return errorResponse(error)
  }
}
