'use client'

import { useEffect, useRef, useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import type { SetTimes } from '@/lib/classroom/terms'
import type { ActionResult } from '@/lib/errors/app-error'
import {
  type Override,
  type OverrideField,
  type OverrideForm,
  overrideForm,
  readOverride,
  resultingTerms,
} from './override-form'

export interface AllowedLearner {
  userId: string
  name: string
  /** Of the class, on every time limit. */
  extraTimePercent: number
}
export type SetOverride = (
  input: { assignmentId: string; userId: string } & Override,
) => Promise<ActionResult<unknown>>

export interface EditedOverride {
  assignmentId: string
  learner: AllowedLearner
  /** As it is saved, if it is. */
  override: Override | undefined
  set: SetTimes
  timeZone: string
  save: SetOverride
  onSaved(): void
}

/** What is entered for one learner, what is wrong with it, and what would come of it. */
export function useOverrideForm({
  assignmentId,
  learner,
  override,
  set,
  timeZone,
  save,
  onSaved,
}: EditedOverride) {
  const root = useRef<HTMLFormElement>(null)
  const [form, setForm] = useState(() => overrideForm(override, timeZone))
  const [wrong, setWrong] = useState<readonly OverrideField[]>([])
  const { run, pending, failure } = useAction(save)
  /** Counts how often something was found wrong: each time the focus goes there. */
  const [found, setFound] = useState(0)
  useEffect(() => {
    const wanted = found > 0 ? '[aria-invalid=true]' : 'input'
    root.current?.querySelector<HTMLElement>(wanted)?.focus()
  }, [found])

  function change(changes: Partial<OverrideForm>) {
    setForm({ ...form, ...changes })
    setWrong(wrong.filter((field) => !(field in changes)))
  }
  function submit() {
    const read = readOverride(form, set, timeZone)
    if ('wrong' in read) {
      setWrong(read.wrong)
      return setFound(found + 1)
    }
    run({ assignmentId, userId: learner.userId, ...read.override }, onSaved)
  }
  const terms = resultingTerms(form, set, learner.extraTimePercent, timeZone)
  return { root, form, change, wrong, terms, submit, pending, failure }
}
