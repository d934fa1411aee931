'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { AssignmentDataInput } from '@/lib/classroom/assignment'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { AssignFields } from './assign-fields'
import { BegunNotice } from './begun-notice'
import { ConflictNotice } from './conflict-notice'
import { EditorFrame } from './editor-frame'
import { type AssignForm, formOf } from './form'
import type { EditorProps } from './new-assignment'
import { SaveBar } from './save-bar'
import { conflictOf, isSettled, type SavedAssignment } from './saved-assignment'
import { useAssignForm } from './use-assign-form'
import { itemNames } from './use-item-title'

interface Update {
  assignmentId: string
  version: number
  data: AssignmentDataInput
  reason: string
  anyway: boolean
}
type Status = AssignForm['status']

export interface EditAssignmentProps extends EditorProps {
  /** As it is saved now: when somebody else has saved since, newer than what is being edited. */
  assignment: SavedAssignment & { id: string }
  update: (input: Update) => Promise<ActionResult<unknown>>
}

/** Changes an assignment, and goes back to it. */
export function EditAssignment({ assignment, update, ...rest }: EditAssignmentProps) {
  const { classId, timeZone, skills, domains, titles } = rest
  const router = useRouter()
  const t = useTranslations('assign')
  const [base, setBase] = useState<SavedAssignment>(assignment)
  const [aside, setAside] = useState<AssignForm>()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState<Status>()
  const names = useMemo(() => itemNames(skills, domains, titles), [skills, domains, titles])
  const editor = useAssignForm(formOf(assignment.data, timeZone), timeZone)
  const { run, pending, failure } = useAction(async (input: Update) => {
    const result = await update(input)
    if (result.ok) return result
    editor.refuse(result)
    if (result.code === 'CONFLICT') router.refresh()
    return result
  })
  const isBehind = assignment.version !== base.version
  const isBegun = failure?.code === 'ALREADY_BEGUN' && asked !== undefined && !isBehind

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
  return (
    <EditorFrame
      ref={editor.root}
      label={t('edit.title', { title: base.data.title })}
      onSubmit={() => save('PUBLISHED')}
    >
      {aside && (
        <Alert title={t('conflict.loaded')}>
          <Button
            size="sm"
            variant="outline"
            onClick={() => {
              editor.replace(aside, false)
              setAside(undefined)
            }}
          >
            {t('conflict.back')}
          </Button>
        </Alert>
      )}
      <AssignFields
        {...rest}
        {...editor.part}
        names={names}
        onChange={(changes) => {
          editor.part.onChange(changes)
          // Whom it affects may be another question now.
          setAsked(undefined)
        }}
      />
      {isBehind ? (
        <ConflictNotice
          {...conflictOf(base, assignment, editor.form, timeZone)}
          {...{ names, timeZone }}
          onLoad={loadTheirs}
          onKeep={() => setBase(assignment)}
        />
      ) : isBegun ? (
        <BegunNotice
          fields={String(failure.params.fields ?? '')}
          begun={Number(failure.params.begun ?? 0)}
          {...{ reason, pending }}
          onReason={setReason}
          onAnyway={() => save(asked, true)}
          onCancel={() => setAsked(undefined)}
        />
      ) : (
        <SaveBar
          saved={base.data.status}
          isUnsaved={editor.isUnsaved}
          hasProblems={editor.hasProblems}
          pending={pending}
          message={isSettled(failure, base) ? undefined : failure?.message}
          onSave={save}
        >
          {editor.isUnsaved && (
            <Field label={t('save.reason')}>
              <Input
                maxLength={500}
                className="h-9!"
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
            </Field>
          )}
        </SaveBar>
      )}
    </EditorFrame>
  )
}
