'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useAction } from '@/components/layout/use-action'
import type { AssignmentDataInput } from '@/lib/classroom/assignment'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { AssignFields, type AssignFieldsProps } from './assign-fields'
import { EditorFrame } from './editor-frame'
import type { AssignForm } from './form'
import { SaveBar } from './save-bar'
import { useAssignForm } from './use-assign-form'
import { itemNames } from './use-item-title'

export interface EditorProps extends Omit<AssignFieldsProps, 'form' | 'errorOf' | 'onChange' | 'names'> {
  /** Of skills that an assignment has, also of those that cannot be assigned any more. */
  titles: Readonly<Record<string, string>>
}

export interface NewAssignmentProps extends EditorProps {
  initial: AssignForm
  create: (input: {
    classId: string
    data: AssignmentDataInput
  }) => Promise<ActionResult<{ assignmentId: string }>>
}

/** Makes an assignment, and goes to it. */
export function NewAssignment({ initial, create, ...rest }: NewAssignmentProps) {
  const { classId, timeZone } = rest
  const t = useTranslations('assign')
  const router = useRouter()
  const editor = useAssignForm(initial, timeZone)
  const names = useMemo(
    () => itemNames(rest.skills, rest.domains, rest.titles),
    [rest.skills, rest.domains, rest.titles],
  )
  const { run, pending, failure } = useAction(async (input: Parameters<typeof create>[0]) => {
    const result = await create(input)
    if (!result.ok) editor.refuse(result)
    return result
  })
  function save(status: AssignForm['status']) {
    const data = editor.check(status, new Date())
    if (!data) return
    run({ classId, data }, ({ assignmentId }) => {
      editor.settle()
      router.push(`/classes/${classId}/assignments/${assignmentId}`)
    })
  }
  return (
    <EditorFrame ref={editor.root} label={t('new.title')} onSubmit={() => save('PUBLISHED')}>
      <AssignFields {...rest} {...editor.part} names={names} />
      <SaveBar
        saved={undefined}
        isUnsaved={editor.isUnsaved}
        hasProblems={editor.hasProblems}
        pending={pending}
        message={failure?.message}
        onSave={save}
      />
    </EditorFrame>
  )
}
