import type { AppErrorCode } from '@/lib/errors/app-error'

const PASSING = new Set<AppErrorCode>(['INTERNAL', 'BUSY', 'RATE_LIMITED', 'NOT_SIGNED_IN'])

/** Whether what failed so may succeed when it is sent again. */
export const mayPass = (code: AppErrorCode): boolean => PASSING.has(code)
