export const ROSTER_LIMITS = {
  lines: 500,
  bytes: 256 * 1024,
  email: 254,
  name: 80,
  externalId: 60,
  extraTimePercent: 300,
}

/** One person. What the file does not say is left as it is, or takes its usual value. */
export interface RosterLine {
  /** Where it begins in the file, from 1. */
  line: number
  email: string
  name?: string
  externalId?: string
  role?: 'INSTRUCTOR' | 'LEARNER'
  extraTimePercent?: number
}

export type RosterProblemKey =
  | 'empty'
  | 'noHeader'
  | 'noEmailColumn'
  | 'columnTwice'
  | 'unknownColumn'
  | 'tooManyLines'
  | 'tooManyCells'
  | 'quoteOpen'
  | 'quoteWrong'
  | 'emailMissing'
  | 'emailWrong'
  | 'emailTwice'
  | 'externalIdTwice'
  | 'roleUnknown'
  | 'extraTimeWrong'
  | 'tooLong'

/** A warning takes nobody out. `column` counts from 1; 0: the whole line. */
export interface RosterProblem {
  severity: 'error' | 'warning'
  line: number
  column: number
  key: RosterProblemKey
  params: Record<string, string | number>
}

export function problem(
  key: RosterProblemKey,
  line: number,
  column = 0,
  params: RosterProblem['params'] = {},
): RosterProblem {
  const warnings: RosterProblemKey[] = ['unknownColumn', 'externalIdTwice']
  return { severity: warnings.includes(key) ? 'warning' : 'error', line, column, key, params }
}
