import { HAND_INS_KEY } from '@/components/outbox/keys'
import { mayPass } from '@/components/outbox/may-pass'
import { Outbox } from '@/components/outbox/outbox'
import type { BrowserStorage } from '@/components/storage/browser-storage'
import type { ActionResult } from '@/lib/errors/app-error'
import type { LabLog } from '@/lib/lab/log'
import type { DrillActions, Submitted } from './drill-actions'

/** A log on its way to the server. */
export interface HandIn {
  /** The attempt's. */
  id: string
  skillId: string
  /** The graded attempt that it goes on from: this one is begun when it is handed in. */
  continues?: string
  log: LabLog
  durationMs: number
}

/**
 * Begins the attempt where that has not been done, and hands its log in; both may be done twice.
 * @param begun told once the attempt is there
 * @throws when no answer came
 */
export async function carryHandIn(
  { start, submit }: Pick<DrillActions, 'start' | 'submit'>,
  { id: attemptId, skillId, continues, log, durationMs }: HandIn,
  begun: () => void = () => {},
): Promise<ActionResult<Submitted>> {
  if (continues !== undefined) {
    const started = await start({ attemptId, skillId, continues })
    if (!started.ok) return started
    begun()
  }
  return submit({ attemptId, log, durationMs })
}

/** The hand-ins of this browser that wait for the server. */
export const handInOutbox = (
  storage: BrowserStorage,
  actions: Pick<DrillActions, 'start' | 'submit' | 'foreign'>,
): Outbox<HandIn> =>
  new Outbox<HandIn>(HAND_INS_KEY, storage, {
    send: (one) => carryHandIn(actions, one),
    // One that goes on from another is not known to the server before it is begun.
    idsOf: ({ id, continues }) => [id, ...(continues ? [continues] : [])],
    foreign: actions.foreign,
  })

/** `waiting` and `full`: for the network, the latter on this page only. `foreign`: for its owner to sign in again. */
export type OwedFor = 'waiting' | 'full' | 'foreign'

/**
 * Keeps what no answer came for, what waits already and is told to come again, and what is somebody else's.
 * @param code of the failure; undefined: no answer came
 * @returns what it waits for; undefined: it is refused
 */
export async function keepHandIn(
  outbox: Outbox<HandIn>,
  handIn: HandIn,
  code: string | undefined,
): Promise<OwedFor | undefined> {
  const waits = outbox.entries().some(({ id }) => id === handIn.id)
  try {
    if (code !== undefined) {
      const held = await outbox.hold(handIn, code)
      if (held) return 'foreign'
      if (held === false && !(waits && mayPass(code))) return undefined
    }
    outbox.add(handIn)
    return 'waiting'
  } catch {
    return 'full'
  }
}
