import './server-only'
import { AppError, type AppErrorCode } from '@/lib/errors/app-error'

const STATUS: Partial<Record<AppErrorCode, number>> = {
  INVALID_INPUT: 400,
  NOT_SIGNED_IN: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  BUSY: 503,
}

/** For route handlers: an error as JSON with the status that fits. */
export function errorResponse(error: unknown): Response {
  if (error instanceof AppError) {
    const { code, params } = error
    return Response.json({ code, params }, { status: STATUS[code] ?? 409 })
  }
  console.error(error)
  return Response.json({ code: 'INTERNAL', params: {} }, { status: 500 })
}
