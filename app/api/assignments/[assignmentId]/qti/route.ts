import { errorResponse } from '@/lib/server/error-response'
import { exportQti } from '@/lib/server/operations/qti/export-qti'
import { getActor } from '@/lib/server/request-actor'

type Context = { params: Promise<{ assignmentId: string }> }

/** An assignment's questions as a QTI package: `?version=` 3.0 or 1.2, in the language of `?locale=`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { assignmentId } = await params
    const query = new URL(request.url).searchParams
    const version = query.get('version') === '1.2' ? '1.2' : '3.0'
    const locale = query.get('locale') === 'ja' ? 'ja' : 'en'
    const { zip } = await exportQti(await getActor(), { assignmentId, version, locale })
    return new Response(new Uint8Array(zip), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="qti-${version}-${assignmentId}.zip"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return errorResponse(error)
  }
}
