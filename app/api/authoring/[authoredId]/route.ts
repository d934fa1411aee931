import { errorResponse } from '@/lib/server/error-response'
import { exportAuthored } from '@/lib/server/operations/authoring/export-authored'
import { getActor } from '@/lib/server/request-actor'

type Context = { params: Promise<{ authoredId: string }> }

/** A draft as a zip of its folder; `?version=`: one that was published. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { authoredId: id } = await params
    const versionId = new URL(request.url).searchParams.get('version')
    const asked = { id, ...(versionId ? { versionId } : {}) }
    const { name, zip } = await exportAuthored(await getActor(), asked)
    return new Response(zip, {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${name}.zip"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return errorResponse(error)
  }
}
