import { MAX_PACKAGE_BYTES } from '@/lib/anki/read-package'
import { AppError } from '@/lib/errors/app-error'
import { fileBody } from '@/lib/server/data/file-body'
import { errorResponse } from '@/lib/server/error-response'
import { exportAnki } from '@/lib/server/operations/data/export-anki'
import { readAnki } from '@/lib/server/operations/data/read-anki'
import { getActor } from '@/lib/server/request-actor'

/** My cards as an Anki package, in the language of `?locale=`. */
export async function GET(request: Request): Promise<Response> {
  try {
    const locale = new URL(request.url).searchParams.get('locale') === 'ja' ? 'ja' : 'en'
    const file = await exportAnki(await getActor(), { locale })
    return new Response(new Uint8Array(file), {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment; filename="kubekata.apkg"',
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return errorResponse(error)
  }
}

/** What a package would bring along; nothing is written. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await getActor()
    if (actor.kind === 'anonymous') return errorResponse(new AppError('NOT_SIGNED_IN'))
    return Response.json(await readAnki(actor, { file: await fileBody(request, MAX_PACKAGE_BYTES) }))
  } catch (error) {
    return errorResponse(error)
  }
}
