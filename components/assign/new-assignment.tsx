'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import type { AssignmentDataInput } from '@/lib/classroom/assignment'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { AssignFields, type AssignFieldsProps } from './assign-fields'
import type { AssignForm } from './form'
import { SaveBar } from './save-bar'
import { useAssignForm } from './use-assign-form'

export type EditorProps = Omit<AssignFieldsProps, 'form' | 'errorOf' | 'onChange'>

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
    <form
      ref={editor.root}
      noValidate
      aria-label={t('new.title')}
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        save('PUBLISHED')
      }}
    >
      <AssignFields {...rest} {...editor.part} />
      <SaveBar
        saved={undefined}
        isUnsaved={editor.isUnsaved}
        hasProblems={editor.hasProblems}
        pending={pending}
        message={failure?.message}
        onSave={save}
      />
    </form>
  )
}
