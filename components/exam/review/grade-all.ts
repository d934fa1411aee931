import { mayPass } from '@/components/outbox/may-pass'
import type { AppErrorCode } from '@/lib/errors/app-error'
import type { ReviewActions } from '../exam-actions'

/** The waits before a task whose grading failed is tried again. */
const RETRY_MS = [1_000, 3_000, 6_000, 10_000]

/**
 * Calls until all is graded. @param tell hears how many are; false: nobody waits any more
 * @returns why it came to a stop; undefined when all is graded
 */
export async function gradeAll(
  grade: () => ReturnType<ReviewActions['grade']>,
  tell: (graded: number) => boolean,
  wait: (ms: number) => Promise<unknown> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<AppErrorCode | undefined> {
  let failures = 0
  for (;;) {
    const result = await grade().catch(() => undefined)
    if (result?.ok) {
      failures = 0
      if (!tell(result.data.graded) || result.data.status === 'GRADED') return undefined
      continue
    }
    const code = result?.code ?? 'INTERNAL'
    const ms = RETRY_MS[failures]
    if (ms === undefined || !mayPass(code)) return code
    failures += 1
    await wait(ms)
  }
}
