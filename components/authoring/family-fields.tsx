'use client'

import { useTranslations } from 'next-intl'
import { PageSection } from '@/components/layout/page-section'
import { SelectField } from '@/components/ui/select-field'
import type { QuestionDraft } from '@/lib/authoring/question-draft'
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
    <PageSection id="family" title={t('familyTitle')} text={t('familyText')}>
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        <SelectField
          label={t('family')}
          value={draft.family}
          options={[
            { value: '', text: t('choose') },
            ...families.map(({ id, title }) => ({ value: id, text: title })),
          ]}
          // Seeds of another family are other questions.
          onChange={(family) => change(({ texts }) => ({ family, seeds: [], texts }))}
        />
        <SelectField
          label={t('difficulty')}
          value={draft.difficulty ?? 0}
          options={[{ value: 0, text: t('any') }, ...levels.map((level) => ({ value: level, text: level }))]}
          onChange={(level) =>
            change(({ difficulty: _, ...rest }) => ({
              ...{ ...rest, seeds: [] },
              ...(level ? { difficulty: level } : {}),
            }))
          }
        />
      </div>
    </PageSection>
  )
}
