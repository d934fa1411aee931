import type { Assignment } from '@/lib/generated/prisma/client'

export type AssignmentPhase = 'upcoming' | 'open' | 'closed'

/** The closing instant itself is closed. */
export function assignmentPhase(a: Pick<Assignment, 'opensAt' | 'closesAt'>, at: Date): AssignmentPhase {
  if (at < a.opensAt) return 'upcoming'
  return at < a.closesAt ? 'open' : 'closed'
}
