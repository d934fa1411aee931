import '@/lib/errors/without-eval'
import * as z from 'zod/mini'
import type { BrowserStorage } from '@/components/storage/browser-storage'
import { type LabLog, labLog } from '@/lib/lab/log'

const kept = z.object({ version: z.literal(1), of: z.string(), log: labLog })

/** More than that is not kept: a browser has some megabytes for the whole site. */
const MOST_CHARACTERS = 1_000_000

const keyOf = (name: string) => `kubekata:lab:${name}`

/** Keeps the log of a session, or forgets it when nothing was done. @param of what it is a log of */
export function keepSession(store: BrowserStorage, name: string, of: string, log: LabLog): void {
  const isEmpty = log.entries.every(({ kind }) => kind === 'resize')
  const text = isEmpty ? '' : JSON.stringify({ version: 1, of, log })
  try {
    if (text === '' || text.length > MOST_CHARACTERS) store.removeItem(keyOf(name))
    else store.setItem(keyOf(name), text)
  } catch {
    // A browser that keeps nothing: the session goes on without.
  }
}

/** The log that was kept of the same thing; undefined when there is none, or none that can be read. */
export function keptSession(store: BrowserStorage, name: string, of: string): LabLog | undefined {
  try {
    const parsed = kept.safeParse(JSON.parse(store.getItem(keyOf(name)) ?? 'null'))
    return parsed.success && parsed.data.of === of ? parsed.data.log : undefined
  } catch {
    return undefined
  }
}
