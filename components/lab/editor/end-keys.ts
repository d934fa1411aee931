import type { Taken } from './open-files'

/** What ends a program that has a file open, without writing. */
export const END_KEYS: Record<Taken['program'], string> = { vi: '\x1b:q!\r', nano: '\x18' }

/** nano asks whether to save what was typed into it. */
export const DISCARD_KEY = 'n'
