const PASSING = new Set(['INTERNAL', 'BUSY', 'RATE_LIMITED', 'NOT_SIGNED_IN'])

/** Whether what failed so may succeed when it is sent again; all else would fail the same way. */
export const mayPass = (code: string): boolean => PASSING.has(code)
