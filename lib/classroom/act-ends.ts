import type { LabEntry } from '@/lib/lab/log'

const WINDOWS = new Set<LabEntry['kind']>(['resize', 'open', 'close'])

/** The entries of a log, by index, with which what was done in one go ends: as a replay shows it, step by step. */
export function actEnds(entries: readonly LabEntry[]): number[] {
  return entries.flatMap((entry, index) => {
    const next = entries[index + 1]
    const goesOn = entry.kind === 'keys' && next?.kind === 'keys' && next.tty === entry.tty
    return WINDOWS.has(entry.kind) || goesOn ? [] : [index]
  })
}
