'use client'

import { useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import type { AssignmentDataInput } from '@/lib/classroom/assignment'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { type AssignForm, formOf } from './form'
import type { SavedAssignment } from './saved-assignment'
import { useAssignForm } from './use-assign-form'

interface Update {
  assignmentId: string
  version: number
  data: AssignmentDataInput
  reason: string
  anyway: boolean
}
type Status = AssignForm['status']

export interface EditedAssignment {
  classId: string
  /** As it is saved now: when somebody else has saved since, newer than what is being edited. */
  assignment: SavedAssignment & { id: string }
  timeZone: string
  update: (input: Update) => Promise<ActionResult<unknown>>
}

/** An assignment while it is edited: on what it builds, what was refused, and what was set aside for a newer one. */
export function useEditedAssignment({ classId, assignment, timeZone, update }: EditedAssignment) {
  const router = useRouter()
  const [base, setBase] = useState<SavedAssignment>(assignment)
  const [aside, setAside] = useState<AssignForm>()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState<Status>()
  const editor = useAssignForm(formOf(assignment.data, timeZone), timeZone)
  const { run, pending, failure } = useAction(async (input: Update) => {
    const result = await update(input)
    if (result.ok) return result
    editor.refuse(result)
    if (result.code === 'CONFLICT') router.refresh()
    return result
  })
  const isBehind = assignment.version !== base.version
  /** Work has begun, and the change touches it. */
  const begun = failure?.code === 'ALREADY_BEGUN' && !isBehind ? asked : undefined

  function save(status: Status, anyway = false) {
    const data = editor.check(status)
    if (!data) return
    setAsked(status)
    run({ assignmentId: assignment.id, version: base.version, data, reason, anyway }, () => {
      editor.settle()
      router.push(`/classes/${classId}/assignments/${assignment.id}`)
    })
  }
  function loadTheirs() {
    setAside(editor.form)
    setBase(assignment)
    editor.replace(formOf(assignment.data, timeZone), true)
  }
  const bringBack =
    aside &&
    (() => {
      editor.replace(aside, false)
      setAside(undefined)
    })
  return {
    ...{ editor, base, reason, setReason, isBehind, begun, pending, failure },
    ...{ save, loadTheirs, bringBack, keepMine: () => setBase(assignment), think: () => setAsked(undefined) },
  }
}
