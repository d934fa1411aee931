import { inPieces } from '@/components/outbox/in-pieces'
import type { AppErrorCode } from '@/lib/errors/app-error'
import type { ReviewActions } from '../exam-actions'

/**
 * Calls until all is graded. @param tell hears how many are; false: nobody waits any more
 * @returns why it came to a stop; undefined when all is graded
 */
export function gradeAll(
  grade: () => ReturnType<ReviewActions['grade']>,
  tell: (graded: number) => boolean,
  wait?: (ms: number) => Promise<unknown>,
): Promise<AppErrorCode | undefined> {
  return inPieces(grade, ({ graded, status }) => tell(graded) && status !== 'GRADED', wait)
}
