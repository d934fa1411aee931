import { isFirst } from '@/lib/kubectl/cmd/first'
import { type LabAction, LabError } from '@/lib/lab/log'
import { loadAllOnDemand, loadExpected, whole } from '@/lib/shell/on-demand'
import { loadAddons, loadRest, NotLoaded } from '@/lib/shell/rest'

const KUBECTL = /^\s*(?:kubectl|k)\s+([^\n]*)$/

/** False for what runs while the rest is still on its way: lines that only read what every cluster has. */
export function needsRest(action: LabAction): boolean {
  const line = action.kind === 'line' ? KUBECTL.exec(action.text)?.[1] : undefined
  return line === undefined || !isFirst(line)
}

/**
 * All of engine and kubectl, for whatever changes a cluster. It is asked for before an action gets into the log,
 * so that what the log says never depends on the network.
 * @throws LabError not-loaded; the next call tries again
 */
export const awaitRest = (): Promise<void> => awaitPart(loadRest)

/** What a scenario with add-ons needs besides. @throws LabError not-loaded */
export const awaitAddons = (): Promise<void> => awaitPart(loadAddons)

/** What a text lets expect that few sessions need. @throws LabError not-loaded */
export const awaitExpected = (text: string): Promise<void> => awaitPart(() => loadExpected(text))

/** All that there is, for whoever looks into a cluster without a way to wait. @throws LabError not-loaded */
export const awaitAll = (): Promise<void> =>
  awaitPart(async () => {
    await loadRest()
    await loadAllOnDemand()
  })

/** See {@link whole}. @throws LabError not-loaded */
export const awaitWhole = <T>(run: () => Promise<T>, back?: () => Promise<void>): Promise<T> =>
  awaitPart(() => whole(run, back))

async function awaitPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    throw error instanceof NotLoaded ? new LabError('not-loaded') : error
  }
}
