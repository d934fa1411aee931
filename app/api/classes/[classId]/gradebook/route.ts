import type { GradebookFormat } from '@/lib/classroom/gradebook/gradebook-rows'
import { csvResponse } from '@/lib/server/csv-response'
import { errorResponse } from '@/lib/server/error-response'
import { exportGradebook } from '@/lib/server/operations/results/export-gradebook'
import { getActor } from '@/lib/server/request-actor'

type Context = { params: Promise<{ classId: string }> }

/** The gradebook of a class as a CSV file: `?format=full|moodle|canvas`, `?missing=zero`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { classId } = await params
    const asked = new URL(request.url).searchParams
    // The operation refuses what is no format.
    const format = (asked.get('format') ?? 'full') as GradebookFormat
    const missingAs = asked.get('missing') === 'zero' ? 'zero' : 'blank'
    const { csv } = await exportGradebook(await getActor(), { classId, format, missingAs })
    return csvResponse(csv, `gradebook-${format}-${classId}`)
  } catch (error) {
    return errorResponse(error)
  }
}
