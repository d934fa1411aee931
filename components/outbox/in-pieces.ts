import type { ActionResult, AppErrorCode } from '@/lib/errors/app-error'
import { mayPass } from './may-pass'

/** The waits before a piece that failed is tried again. */
const RETRY_MS = [1_000, 3_000, 6_000, 10_000]

/**
 * Has the server do something long, a piece at a time. @param ask is given the piece before; a piece that failed is asked
 * for again @param tell hears of each piece, and says whether there is to be another one
 * @returns why it came to a stop; undefined when nothing stopped it
 */
export async function inPieces<T>(
  ask: (before: T | undefined) => Promise<ActionResult<T>>,
  tell: (piece: T) => boolean,
  wait: (ms: number) => Promise<unknown> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<AppErrorCode | undefined> {
  let before: T | undefined
  for (let failures = 0; ; ) {
    const result = await ask(before).catch(() => undefined)
    if (result?.ok) {
      failures = 0
      before = result.data
      if (!tell(before)) return undefined
      continue
    }
    const code = result?.code ?? 'INTERNAL'
    const ms = RETRY_MS[failures]
    if (ms === undefined || !mayPass(code)) return code
    failures += 1
    await wait(ms)
  }
}
