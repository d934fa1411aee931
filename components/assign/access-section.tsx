'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Choice } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { ASSIGNMENT_LIMITS } from '@/lib/classroom/assignment'
import type { FormPartProps } from './form-part'
import { FormSection } from './form-section'

/** What matters where all sit in one room. */
export function AccessSection({ form, errorOf, onChange }: FormPartProps) {
  const t = useTranslations('assign.access')
  const [isShown, setShown] = useState(false)
  return (
    <FormSection title={t('title')}>
      <div className="flex items-start gap-2">
        <Field
          label={t('password')}
          hint={t('passwordHint')}
          error={errorOf('password')}
          className="max-w-sm flex-1"
        >
          <Input
            type={isShown ? 'text' : 'password'}
            // Not one's own: browsers are to keep it nowhere.
            autoComplete="new-password"
            maxLength={ASSIGNMENT_LIMITS.password}
            value={form.password}
            onChange={(event) => onChange({ password: event.currentTarget.value })}
          />
        </Field>
        <div className="pt-7">
          <IconButton
            framed
            icon={isShown ? EyeOff : Eye}
            label={t(isShown ? 'hide' : 'show')}
            onClick={() => setShown(!isShown)}
          />
        </div>
      </div>
      <Choice
        label={t('boardNames')}
        description={t('boardNamesHint')}
        checked={form.boardNames}
        onChange={() => onChange({ boardNames: !form.boardNames })}
      />
    </FormSection>
  )
}
