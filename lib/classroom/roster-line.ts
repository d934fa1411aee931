import { z } from 'zod'
import { ROLE_WORDS, type RosterColumn, wordOf } from './roster-columns'
import {
  problem,
  ROSTER_LIMITS,
  type RosterLine,
  type RosterProblem,
  type RosterProblemKey,
} from './roster-problem'

/** A record of the file. */
export interface Row {
  line: number
  cells: string[]
}

/** What was in earlier lines, and in which. */
export type Seen = Record<'email' | 'externalId', Map<string, number>>

/** One person, or what is wrong with the line. */
export function readLine(row: Row, columns: (RosterColumn | undefined)[], seen: Seen) {
  const problems: RosterProblem[] = []
  const wrong = (key: RosterProblemKey, column: RosterColumn, params: RosterProblem['params'] = {}) =>
    problems.push(problem(key, row.line, columns.indexOf(column) + 1, params))
  const cell = (column: RosterColumn) => row.cells[columns.indexOf(column)]?.normalize('NFKC') ?? ''
  const bounded = (column: 'email' | 'name' | 'externalId') => {
    const max = ROSTER_LIMITS[column]
    if (cell(column).length > max) wrong('tooLong', column, { max })
    return cell(column)
  }
  const beyond = row.cells.findIndex((value, index) => index >= columns.length && value !== '')
  if (beyond >= 0) problems.push(problem('tooManyCells', row.line, beyond + 1))

  const email = bounded('email').toLowerCase()
  const name = bounded('name')
  const externalId = bounded('externalId')
  const first = seen.email.get(email)
  if (email === '') wrong('emailMissing', 'email')
  else if (!isEmail(email)) wrong('emailWrong', 'email', { value: shown(email) })
  else if (first) wrong('emailTwice', 'email', { value: shown(email), first })
  const other = seen.externalId.get(externalId)
  if (externalId !== '' && other)
    wrong('externalIdTwice', 'externalId', { value: shown(externalId), first: other })
  const role = ROLE_WORDS.get(wordOf(cell('role')))
  if (cell('role') !== '' && !role) wrong('roleUnknown', 'role', { value: shown(cell('role')) })
  const extra = percentOf(cell('extraTimePercent'))
  if (Number.isNaN(extra))
    wrong('extraTimeWrong', 'extraTimePercent', {
      value: shown(cell('extraTimePercent')),
      max: ROSTER_LIMITS.extraTimePercent,
    })

  if (!first) seen.email.set(email, row.line)
  if (!other) seen.externalId.set(externalId, row.line)
  if (problems.some(({ severity }) => severity === 'error')) return { problems }
  const line: RosterLine = {
    ...{ line: row.line, email },
    ...(name === '' ? {} : { name }),
    ...(externalId === '' ? {} : { externalId }),
    ...(role ? { role } : {}),
    ...(extra === undefined ? {} : { extraTimePercent: extra }),
  }
  return { problems, line }
}

export const isEmail = (text: string) => z.email().safeParse(text.normalize('NFKC').toLowerCase()).success

/** Enough to find it again. */
const shown = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text)

/** undefined: not said; NaN: not a whole percentage within the limits. */
function percentOf(text: string): number | undefined {
  if (text === '') return undefined
  const digits = /^\+?(\d{1,3})\s*%?$/.exec(text)?.[1]
  const percent = digits === undefined ? Number.NaN : Number(digits)
  return percent <= ROSTER_LIMITS.extraTimePercent ? percent : Number.NaN
}
