import { errorResponse } from '@/lib/server/error-response'
import { exportResults } from '@/lib/server/operations/classes/export-results'
import { getActor } from '@/lib/server/request-actor'

type Context = { params: Promise<{ assignmentId: string }> }

/** The results of an assignment as a CSV file; `?locale=` names the questions' titles. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { assignmentId } = await params
    const locale = new URL(request.url).searchParams.get('locale') === 'ja' ? 'ja' : 'en'
    const { csv } = await exportResults(await getActor(), { assignmentId, locale })
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="results-${assignmentId}.csv"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return errorResponse(error)
  }
}
