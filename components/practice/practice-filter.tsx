'use client'

import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Field } from '@/components/ui/field'
import { NativeSelect } from '@/components/ui/input'
import { useRouter } from '@/lib/i18n/navigation'

export type PracticeType = 'all' | 'families' | 'drills'

export interface PracticeFilterProps {
  concept: string
  type: PracticeType
  concepts: { id: string; title: string }[]
}

/** What to show, kept in the address, so that it can be linked to. */
export function PracticeFilter({ concept, type, concepts }: PracticeFilterProps) {
  const t = useTranslations('review.practice')
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const go = (next: { concept: string; type: string }) => {
    const query = new URLSearchParams()
    if (next.concept) query.set('concept', next.concept)
    if (next.type !== 'all') query.set('type', next.type)
    startTransition(() => router.replace(`/practice${query.size ? `?${query}` : ''}`, { scroll: false }))
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2" aria-busy={pending}>
      <Field label={t('filter')}>
        <NativeSelect value={concept} onChange={(event) => go({ concept: event.target.value, type })}>
          <option value="">{t('allConcepts')}</option>
          {concepts.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t('type')}>
        <NativeSelect value={type} onChange={(event) => go({ concept, type: event.target.value })}>
          {(['all', 'families', 'drills'] as const).map((value) => (
            <option key={value} value={value}>
              {t(value)}
            </option>
          ))}
        </NativeSelect>
      </Field>
    </div>
  )
}
