import type { Taken } from './open-files'

/**
 * What ends a program that has a file open, without writing. nano asks only when something was typed into it; when it
 * has ended, it has read the answer all the same, for keys that come at once are read at once.
 */
export const END_KEYS: Record<Taken['program'], string> = { vi: '\x1b:q!\r', nano: '\x18n' }
