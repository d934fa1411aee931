/** Every error that a person may see. Its words are in the messages, namespace `errors`, under the same code. */
export const APP_ERROR_CODES = [
  'INTERNAL',
  'BUSY',
  'INVALID_INPUT',
  'NOT_SIGNED_IN',
  'FORBIDDEN',
  'NOT_FOUND',
  'RATE_LIMITED',
  'WRONG_CREDENTIALS',
  'WRONG_PASSWORD',
  'EMAIL_TAKEN',
  'ALREADY_SIGNED_IN',
  'TOKEN_INVALID',
  'LAST_ADMIN',
  'CONFLICT',
  'ALREADY_REVIEWED',
  'ALREADY_UNDONE',
  'INVITE_INVALID',
  'INVITE_CLOSED',
  'LAST_INSTRUCTOR',
  'NOT_OPEN_YET',
  'ALREADY_CLOSED',
  'ALREADY_HANDED_IN',
  'EXAM_RUNNING',
  'EXAM_OVER',
  'NO_TASKS',
  'CLASS_ARCHIVED',
  'NOT_IN_CLASS',
  'ALREADY_BEGUN',
  'NO_ATTEMPTS_LEFT',
  'TAKEN_OVER',
  'LINK_FIRST',
  'LINK_EXPIRED',
  'LINKED_ELSEWHERE',
  'LAST_WAY_IN',
  'EMAIL_MISSING',
  'TOO_MANY_TOKENS',
  'CONTENT_INVALID',
  'LAUNCH_REFUSED',
] as const

export type AppErrorCode = (typeof APP_ERROR_CODES)[number]
export type AppErrorParams = Record<string, string | number>

/** An expected failure: a code and parameters, rendered in the reader's language at the edge. */
export class AppError extends Error {
  readonly code: AppErrorCode
  readonly params: AppErrorParams

  constructor(code: AppErrorCode, params: AppErrorParams = {}) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.params = params
  }
}

/** What a server action returns. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | { ok: false; code: AppErrorCode; params: AppErrorParams }
