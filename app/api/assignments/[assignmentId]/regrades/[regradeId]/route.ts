import { csvResponse } from '@/lib/server/csv-response'
import { errorResponse } from '@/lib/server/error-response'
import { exportRegrade } from '@/lib/server/operations/marking/export-regrade'
import { getActor } from '@/lib/server/request-actor'

type Context = { params: Promise<{ assignmentId: string; regradeId: string }> }

/** The report of a regrade as a CSV file. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  try {
    const { assignmentId, regradeId } = await params
    const { csv } = await exportRegrade(await getActor(), { assignmentId, regradeId })
    return csvResponse(csv, `regrade-${regradeId}`)
  } catch (error) {
    return errorResponse(error)
  }
}
