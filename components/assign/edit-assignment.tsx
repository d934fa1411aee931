'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { AssignFields } from './assign-fields'
import { BegunNotice } from './begun-notice'
import { ConflictNotice } from './conflict-notice'
import { EditorFrame } from './editor-frame'
import type { EditorProps } from './new-assignment'
import { SaveBar } from './save-bar'
import { conflictOf, isSettled } from './saved-assignment'
import { type EditedAssignment, useEditedAssignment } from './use-edited-assignment'
import { itemNames } from './use-item-title'

export interface EditAssignmentProps extends EditorProps, Pick<EditedAssignment, 'assignment' | 'update'> {}

/** Changes an assignment, and goes back to it. */
export function EditAssignment({ assignment, update, ...rest }: EditAssignmentProps) {
  const { classId, timeZone, skills, domains, titles } = rest
  const t = useTranslations('assign')
  const names = useMemo(() => itemNames(skills, domains, titles), [skills, domains, titles])
  const edited = useEditedAssignment({ classId, assignment, timeZone, update })
  const { editor, base, begun, reason, setReason, pending, failure, save } = edited
  return (
    <EditorFrame
      ref={editor.root}
      label={t('edit.title', { title: base.data.title })}
      onSubmit={() => save('PUBLISHED')}
    >
      {edited.bringBack && (
        <Alert title={t('conflict.loaded')}>
          <Button size="sm" variant="outline" onClick={edited.bringBack}>
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
          edited.think()
        }}
      />
      {edited.isBehind ? (
        <ConflictNotice
          {...conflictOf(base, assignment, editor.form, timeZone)}
          {...{ names, timeZone }}
          onLoad={edited.loadTheirs}
          onKeep={edited.keepMine}
        />
      ) : begun ? (
        <BegunNotice
          fields={String(failure?.params.fields ?? '')}
          begun={Number(failure?.params.begun ?? 0)}
          {...{ reason, pending }}
          onReason={setReason}
          onAnyway={() => save(begun, true)}
          onCancel={edited.think}
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
