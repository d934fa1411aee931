import type { Failure } from '@/components/layout/use-action'
import type { AssignmentData } from '@/lib/classroom/assignment'
import { checkForm } from './check-form'
import { differencesOf, plainAssignment } from './differences'
import type { AssignForm } from './form'

/** What a change is made from. */
export interface SavedAssignment {
  version: number
  data: AssignmentData
}

/** What was refused is no longer so, or was told in another way. */
export function isSettled(failure: Failure | undefined, { version }: SavedAssignment): boolean {
  if (failure?.code === 'CONFLICT') return Number(failure.params.version) <= version
  return failure?.code === 'ALREADY_BEGUN'
}

/** What they did, and how mine differs from it; undefined while mine is not complete. */
export function conflictOf(base: SavedAssignment, now: SavedAssignment, form: AssignForm, timeZone: string) {
  const saved = plainAssignment(now.data)
  const checked = checkForm(form, timeZone)
  return {
    theirs: differencesOf(plainAssignment(base.data), saved),
    mine: 'data' in checked ? differencesOf(saved, plainAssignment(checked.data)) : undefined,
  }
}
