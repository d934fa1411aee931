import type { BrowserStorage } from '@/components/storage/browser-storage'
import type { LabLog } from '@/lib/lab/log'
import type { Started } from './drill-actions'

/** The attempt that the next hand-in belongs to. */
export interface DrillAttempt {
  id: string
  /** It has been used: what is handed in next is another one, which goes on from it. */
  graded: boolean
  /** ms since the epoch */
  startedAt: number
}

/** A drill that was begun in this browser. */
export interface KeptDrill {
  lab: Started
  attempt: DrillAttempt
}

interface Stored extends KeptDrill {
  version: 1
  owner: string
}

const keyOf = (skillId: string) => `kubekata:drill:${skillId}`
/** A log is checked as it is read, which takes more code than a drill's page has otherwise. */
const sessions = () => import('@/components/lab/kept-session')
const sessionOf = (skillId: string) => `drill/${skillId}`

/** @param owner whose it is; empty while nobody is known */
export function keepDrill(store: BrowserStorage, skillId: string, owner: string, drill: KeptDrill): void {
  const stored: Stored = { version: 1, owner, ...drill }
  try {
    store.setItem(keyOf(skillId), JSON.stringify(stored))
  } catch {
    // A browser that keeps nothing: the drill goes on without.
    store.removeItem(keyOf(skillId))
  }
}

/** It is done: the next time begins at the start. */
export function forgetDrill(store: BrowserStorage, skillId: string): void {
  store.removeItem(keyOf(skillId))
}

/** What was done in its lab. */
export async function keepDrillLog(
  store: BrowserStorage,
  skillId: string,
  { lab }: KeptDrill,
  log: LabLog,
): Promise<void> {
  const { keepSession } = await sessions()
  keepSession(store, sessionOf(skillId), lab.attemptId, log)
}

/** What was kept of it; undefined: nothing that can be read. */
export async function keptDrillLog(
  store: BrowserStorage,
  skillId: string,
  { lab }: KeptDrill,
): Promise<LabLog | undefined> {
  const { keptSession } = await sessions()
  return keptSession(store, sessionOf(skillId), lab.attemptId)
}

/** The drill that was begun here by the same person, or before anybody was known. */
export function keptDrill(store: BrowserStorage, skillId: string, owner: string): KeptDrill | undefined {
  try {
    const stored = JSON.parse(store.getItem(keyOf(skillId)) ?? 'null') as Stored | null
    if (stored?.version !== 1 || (stored.owner !== owner && stored.owner !== '')) return undefined
    const { lab, attempt } = stored
    return { lab, attempt }
  } catch {
    return undefined
  }
}
