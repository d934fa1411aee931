'use client'

import { useTranslations } from 'next-intl'
import { PageSection } from '@/components/layout/page-section'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import type { QuestionDraft } from '@/lib/authoring/question-draft'
import type { DraftHandle } from './use-draft'

const LOCALES = ['en', 'ja'] as const

export interface QuestionWordsProps {
  handle: Pick<DraftHandle<QuestionDraft>, 'draft' | 'change'>
}

/** A title and instructions of one's own, in both languages or in none. */
export function QuestionWords({ handle: { draft, change } }: QuestionWordsProps) {
  const t = useTranslations('authoring.question')
  const task = useTranslations('authoring.task')
  const put = (locale: 'en' | 'ja', part: Partial<QuestionDraft['texts']['en']>) =>
    change((old) => ({ ...old, texts: { ...old.texts, [locale]: { ...old.texts[locale], ...part } } }))
  return (
    <PageSection id="words" title={t('wordsTitle')} text={t('wordsText')}>
      <div className="grid gap-8 lg:grid-cols-2">
        {LOCALES.map((locale) => (
          <fieldset key={locale} lang={locale} className="grid content-start gap-4">
            <legend className="mb-3 font-bold">{task(locale)}</legend>
            <Field label={task('name')}>
              <Input
                value={draft.texts[locale].title}
                maxLength={300}
                onChange={(event) => put(locale, { title: event.target.value })}
              />
            </Field>
            <Field label={t('instructions')} hint={t('instructionsHint')}>
              <Textarea
                value={draft.texts[locale].instructions}
                maxLength={4000}
                onChange={(event) => put(locale, { instructions: event.target.value })}
              />
            </Field>
          </fieldset>
        ))}
      </div>
    </PageSection>
  )
}
