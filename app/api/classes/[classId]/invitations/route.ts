import { errorResponse } from '@/lib/server/error-response'
import { exportInvitations } from '@/lib/server/operations/classes/export-invitations'
import { getActor } from '@/lib/server/request-actor'

type Context = { params: Promise<{ classId: string }> }

/** The personal links of those who are invited, as a CSV file. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  try {
    const { classId } = await params
    const { csv } = await exportInvitations(await getActor(), { classId })
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="invitations-${classId}.csv"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return errorResponse(error)
  }
}
