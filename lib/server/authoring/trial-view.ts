import '../server-only'
import { createHash } from 'node:crypto'
import type { DrillDraft } from '@/lib/authoring/drill-draft'
import type { Folder } from '@/lib/authoring/folder'
import {
  type TrialProblem,
  type TrialRun,
  type TriedTrials,
  trialNames,
  trialProblems,
  WRONG,
} from '@/lib/authoring/trials'
import type { AuthoredItem } from '@/lib/generated/prisma/client'
import { fromDb } from '../json'

/** How one trial stands; `old`: something of it was changed since. */
export interface TrialView {
  name: string
  state: 'none' | 'old' | 'fresh'
  problems: TrialProblem[]
  run: TrialRun | null
}

export const triedOf = (item: Pick<AuthoredItem, 'tried'>): TriedTrials =>
  item.tried === null ? {} : (fromDb(item.tried) as unknown as TriedTrials)

/** The script of a trial; undefined: there is no such trial. */
export function scriptOf({ solution, wrong }: DrillDraft, name: string): string | undefined {
  if (name === 'start') return ''
  if (name === 'solution') return solution
  return wrong.find((one) => `${WRONG}${one.name}` === name)?.script
}

/** A digest of all that a trial depends on: neither what its head says it fails, nor how its file ends. */
export const trialKey = (files: Folder, script: string): string =>
  createHash('sha256')
    .update(JSON.stringify([files['drill.yaml'] ?? '', script.trimEnd()]))
    .digest('hex')

export function trialViews(draft: DrillDraft, files: Folder, tried: TriedTrials): TrialView[] {
  return trialNames(draft.wrong).map((name) => {
    const kept = tried[name]
    if (!kept) return { name, state: 'none', problems: [], run: null }
    const { key, ...run } = kept
    const said = draft.wrong.find((one) => `${WRONG}${one.name}` === name)
    const isFresh = key === trialKey(files, scriptOf(draft, name) ?? '')
    return { name, state: isFresh ? 'fresh' : 'old', problems: trialProblems(name, run, said), run }
  })
}
