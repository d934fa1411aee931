import './server-only'
import { AppError } from '@/lib/errors/app-error'

/**
 * What a route handler was sent. A form of another site can send neither this type nor our cookies.
 * @throws AppError INVALID_INPUT when it is no JSON, or more than so many bytes
 */
export async function jsonBody(request: Request, maxBytes: number): Promise<unknown> {
  const isJson = request.headers.get('content-type') === 'application/json'
  const length = Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY)
  if (!isJson || length > maxBytes) throw new AppError('INVALID_INPUT', { field: 'body' })
  try {
    return await request.json()
  } catch {
    throw new AppError('INVALID_INPUT', { field: 'body' })
  }
}
