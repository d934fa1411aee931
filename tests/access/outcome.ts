import type { ActionResult } from '@/lib/errors/app-error'
import type { Role } from './world'

/**
 * What somebody meets: through; asked to sign in; told that it is not for them; told that there is nothing; or led
 * to the page that is for them.
 * Through is any end that is not about access: a wrong password was looked at.
 */
export type Outcome = 'yes' | 'sign in' | 'forbidden' | 'hidden' | 'elsewhere'
export type Row = Record<Role, Outcome>

export const row = (
  anonymous: Outcome,
  visitor: Outcome,
  learner: Outcome,
  otherLearner: Outcome,
  instructor: Outcome,
  otherInstructor: Outcome,
  admin: Outcome,
): Row => ({ anonymous, visitor, learner, otherLearner, instructor, otherInstructor, admin })

/** One row of the matrix for each rule. */
export const RULES = {
  anyone: row('yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'),
  someone: row('sign in', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'),
  registered: row('sign in', 'sign in', 'yes', 'yes', 'yes', 'yes', 'yes'),
  admin: row('sign in', 'sign in', 'forbidden', 'forbidden', 'forbidden', 'forbidden', 'yes'),
  // What belongs to the learner, where visitors may have such things too, and where only accounts do.
  owner: row('sign in', 'hidden', 'yes', 'hidden', 'hidden', 'hidden', 'hidden'),
  'owner with account': row('sign in', 'sign in', 'yes', 'hidden', 'hidden', 'hidden', 'hidden'),
  // Administrators see every class as its instructors do, and are in none unless they join it.
  'class member': row('sign in', 'sign in', 'yes', 'hidden', 'yes', 'hidden', 'yes'),
  'class instructor': row('sign in', 'sign in', 'forbidden', 'hidden', 'yes', 'hidden', 'yes'),
  'class instructor, hidden': row('sign in', 'sign in', 'hidden', 'hidden', 'yes', 'hidden', 'yes'),
  'in class': row('sign in', 'sign in', 'yes', 'hidden', 'yes', 'hidden', 'hidden'),
  'admin, hidden': row('hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'yes'),
  'signed out': row('yes', 'yes', 'elsewhere', 'elsewhere', 'elsewhere', 'elsewhere', 'elsewhere'),
  // The API knows nobody by a cookie.
  'token only': row('sign in', 'sign in', 'sign in', 'sign in', 'sign in', 'sign in', 'sign in'),
  nobody: row('hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden'),
  // Whoever teaches is led to the results.
  'class learner, led on': row('sign in', 'sign in', 'yes', 'hidden', 'elsewhere', 'hidden', 'elsewhere'),
  'class learner': row('sign in', 'sign in', 'yes', 'hidden', 'forbidden', 'hidden', 'forbidden'),
} as const satisfies Record<string, Row>

export type Rule = keyof typeof RULES

export function outcomeOfCode(code: string | undefined): Outcome {
  if (code === 'NOT_SIGNED_IN') return 'sign in'
  if (code === 'FORBIDDEN') return 'forbidden'
  return code === 'NOT_FOUND' ? 'hidden' : 'yes'
}

export async function outcomeOfCall(call: Promise<unknown>): Promise<Outcome> {
  try {
    await call
    return 'yes'
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string }
    if (name !== 'AppError') throw error
    return outcomeOfCode(code)
  }
}

export function outcomeOfResult(result: ActionResult<unknown>): Outcome {
  if (!result.ok && result.code === 'INTERNAL') throw new Error('an action failed unexpectedly')
  return outcomeOfCode(result.ok ? undefined : result.code)
}

export function outcomeOfStatus(status: number): Outcome {
  if (status >= 500) throw new Error(`status ${status}`)
  return ({ 401: 'sign in', 403: 'forbidden', 404: 'hidden' } as const)[status] ?? 'yes'
}

/** A page ends with its content, or by the errors with which Next redirects or finds nothing. */
export async function outcomeOfPage(render: () => Promise<unknown>): Promise<Outcome> {
  try {
    await render()
    return 'yes'
  } catch (error) {
    const digest = String((error as { digest?: unknown }).digest)
    if (digest.startsWith('NEXT_REDIRECT')) return digest.includes('/sign-in') ? 'sign in' : 'elsewhere'
    if (digest.startsWith('NEXT_HTTP_ERROR_FALLBACK;404')) return 'hidden'
    throw error
  }
}
