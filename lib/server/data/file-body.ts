import '../server-only'
import { AppError } from '@/lib/errors/app-error'

/**
 * A file that a route handler was sent as it is. A form of another site can send neither this type nor our cookies.
 * @throws AppError INVALID_INPUT when it has more than so many bytes; no more are read
 */
export async function fileBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (request.headers.get('content-type') !== 'application/octet-stream')
    throw new AppError('INVALID_INPUT', { field: 'body' })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > maxBytes) throw new AppError('INVALID_INPUT', { field: 'file', reason: 'too-big' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}
