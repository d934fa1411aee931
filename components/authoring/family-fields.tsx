'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { NativeSelect } from '@/components/ui/input'
import type { QuestionDraft } from '@/lib/authoring/question-draft'
import { StepSection } from './step-section'
import type { DraftHandle } from './use-draft'

export interface FamilyOption {
  id: string
  title: string
  levels: number[]
}

export interface FamilyFieldsProps {
  handle: Pick<DraftHandle<QuestionDraft>, 'draft' | 'change'>
  families: FamilyOption[]
}

/** Which family, and how difficult. */
export function FamilyFields({ handle, families }: FamilyFieldsProps) {
  const t = useTranslations('authoring.question')
  const { draft, change } = handle
  const levels = families.find(({ id }) => id === draft.family)?.levels ?? []
  return (
    <StepSection id="family" title={t('familyTitle')} text={t('familyText')}>
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        <Field label={t('family')}>
          <NativeSelect
            value={draft.family}
            onChange={({ target: { value } }) =>
              // Seeds of another family are other questions.
              change(({ texts }) => ({ family: value, seeds: [], texts }))
            }
          >
            <option value="">{t('choose')}</option>
            {families.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label={t('difficulty')}>
          <NativeSelect
            value={draft.difficulty ?? ''}
            onChange={({ target: { value } }) =>
              change(({ difficulty: _, ...rest }) => ({
                ...rest,
                seeds: [],
                ...(value ? { difficulty: Number(value) } : {}),
              }))
            }
          >
            <option value="">{t('any')}</option>
            {levels.map((level) => (
              <option key={level} value={level}>
                {level}
              </option>
            ))}
          </NativeSelect>
        </Field>
      </div>
    </StepSection>
  )
}
