import { type LabAction, LabError } from '@/lib/lab/log'
import { loadRest, NotLoaded } from '@/lib/shell/rest'

/** A line that only reads what every cluster has: it runs while the rest is still on its way. */
const FIRST_LINE =
  /^\s*(?:kubectl|k)\s+get(?:\s+(?:-A|-w|--show-labels|-o\s*(?:wide|yaml|json|name)|-n\s*[\w-]+|[\w./,]+))*\s*$/

export const needsRest = (action: LabAction): boolean =>
  action.kind !== 'line' || !FIRST_LINE.test(action.text)

/**
 * All of engine and kubectl, for whatever changes a cluster. It is asked for before an action gets into the log,
 * so that what the log says never depends on the network.
 * @throws LabError not-loaded; the next call tries again
 */
export async function awaitRest(): Promise<void> {
  try {
    await loadRest()
  } catch (error) {
    throw error instanceof NotLoaded ? new LabError('not-loaded') : error
  }
}
