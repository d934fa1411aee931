import { csvResponse } from '@/lib/server/csv-response'
import { errorResponse } from '@/lib/server/error-response'
import { exportStatistics } from '@/lib/server/operations/results/export-statistics'
import { getActor } from '@/lib/server/request-actor'

type Context = { params: Promise<{ assignmentId: string }> }

/** The statistics of an assignment as a CSV file; `?locale=` names the questions' titles. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { assignmentId } = await params
    const locale = new URL(request.url).searchParams.get('locale') === 'ja' ? 'ja' : 'en'
    const { csv } = await exportStatistics(await getActor(), { assignmentId, locale })
    return csvResponse(csv, `statistics-${assignmentId}`)
  } catch (error) {
    return errorResponse(error)
  }
}
