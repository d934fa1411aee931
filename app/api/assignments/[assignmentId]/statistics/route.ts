import { csvResponse } from '@/lib/server/csv-response'
import { errorResponse } from '@/lib/server/error-response'
import { exportStatistics } from '@/lib/server/operations/results/export-statistics'
import { getActor } from '@/lib/server/request-actor'

type Context = { params: Promise<{ assignmentId: string }> }

/** The statistics of an assignment as a CSV file; `?locale=` names the questions' titles, `?late=without` leaves late work out. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { assignmentId } = await params
    const asked = new URL(request.url).searchParams
    const locale = asked.get('locale') === 'ja' ? 'ja' : 'en'
    const late = asked.get('late') !== 'without'
    const { csv } = await exportStatistics(await getActor(), { assignmentId, locale, late })
    return csvResponse(csv, `statistics-${assignmentId}`)
  } catch (error) {
    return errorResponse(error)
  }
}
