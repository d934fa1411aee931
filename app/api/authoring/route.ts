import { MAX_ZIP_BYTES } from '@/lib/authoring/folder-zip'
import { AppError } from '@/lib/errors/app-error'
import { fileBody } from '@/lib/server/data/file-body'
import { errorResponse } from '@/lib/server/error-response'
import { importAuthored } from '@/lib/server/operations/authoring/import-authored'
import { getActor } from '@/lib/server/request-actor'

/** A zip of one folder becomes a draft of mine. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await getActor()
    if (actor.kind !== 'user') return errorResponse(new AppError('NOT_SIGNED_IN'))
    return Response.json(await importAuthored(actor, { file: await fileBody(request, MAX_ZIP_BYTES) }))
  } catch (error) {
    return errorResponse(error)
  }
}
