import { AppError } from '@/lib/errors/app-error'

const MAX_BYTES = 100_000

/** The fields of a form that was posted. @throws INVALID_INPUT when it is none, or too large */
export async function formFields(request: Request): Promise<Record<string, string>> {
  const length = Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY)
  const type = request.headers.get('content-type') ?? ''
  if (length > MAX_BYTES || !type.startsWith('application/x-www-form-urlencoded'))
    throw new AppError('INVALID_INPUT', { field: 'body' })
  return Object.fromEntries(new URLSearchParams(await request.text()))
}
