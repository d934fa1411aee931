import { mayPass } from '@/components/outbox/may-pass'
import type { ActionResult } from '@/lib/errors/app-error'
import type { SaveAnswer } from './answer-record'
import type { SaveOutcome } from './save'

/** What the server's answer to a save means for whoever keeps it. */
export async function outcomeOf(saving: Promise<ActionResult<SaveAnswer>>): Promise<SaveOutcome> {
  const result = await saving.catch(() => undefined)
  if (!result) return { kind: 'unreachable' }
  if (result.ok) return { kind: 'answered', said: result.data }
  if (result.code === 'ALREADY_CLOSED' || result.code === 'ALREADY_HANDED_IN') return { kind: 'over' }
  if (result.code === 'NOT_IN_CLASS') return { kind: 'left' }
  // Somebody else is signed in by now, or nobody: it waits for its owner.
  if (result.code === 'NOT_SIGNED_IN' || result.code === 'NOT_FOUND') return { kind: 'signedOut' }
  return { kind: mayPass(result.code) ? 'unreachable' : 'refused' }
}
