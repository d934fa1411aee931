'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { DrillDraft } from '@/lib/authoring/drill-draft'
import type { DraftProblem } from '@/lib/server/authoring/draft-content'
import type { TrialView } from '@/lib/server/authoring/trial-view'
import type { Recordings } from './recordings'
import type { DraftHandle } from './use-draft'

/** What all steps of a drill's editor work on. */
export interface DrillEditing extends DraftHandle<DrillDraft> {
  id: string
  /** Others than its author change nothing. */
  isMine: boolean
  trials: TrialView[]
  setTrials(trials: TrialView[]): void
  /** Why the draft cannot be written as files yet. */
  problem: DraftProblem | null
  recordings: Recordings
}

const Context = createContext<DrillEditing | undefined>(undefined)

export function EditingProvider({ value, children }: { value: DrillEditing; children: ReactNode }) {
  return <Context value={value}>{children}</Context>
}

export function useEditing(): DrillEditing {
  const editing = useContext(Context)
  if (!editing) throw new Error('no drill is edited')
  return editing
}

/** What is wrong with a field, if it is that which cannot be read. */
export function useProblemAt(at: string): string | undefined {
  const { problem } = useEditing()
  return problem?.at === at ? problem.problem : undefined
}
