'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { PageSection } from '@/components/layout/page-section'
import { Badge } from '@/components/ui/badge'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import type { DraftTexts } from '@/lib/authoring/drill-draft'
import { missingIn } from '@/lib/authoring/missing'
import { useEditing } from './use-editor'

/** As learners see it in assessed work. */
const TaskText = dynamic(() => import('@/components/exam/task-text').then((module) => module.TaskText), {
  ssr: false,
})

const LOCALES = ['en', 'ja'] as const

/** What is said to the learner, in both languages side by side. */
export function TaskStep() {
  const t = useTranslations('authoring.task')
  return (
    <PageSection id="texts" title={t('title')} text={t('text')}>
      <div className="grid gap-8 lg:grid-cols-2">
        {LOCALES.map((locale) => (
          <TextsOf key={locale} locale={locale} />
        ))}
      </div>
    </PageSection>
  )
}

function TextsOf({ locale }: { locale: 'en' | 'ja' }) {
  const t = useTranslations('authoring.task')
  const { draft, change } = useEditing()
  const texts = draft.texts[locale]
  const missing = missingIn(draft).filter((one) => one.step === 'task' && one.locale === locale).length
  const put = (part: Partial<DraftTexts>) =>
    change((old) => ({ ...old, texts: { ...old.texts, [locale]: { ...old.texts[locale], ...part } } }))
  return (
    <fieldset lang={locale} className="grid content-start gap-4">
      <legend className="mb-3 flex w-full items-center gap-3 font-bold">
        {t(locale)}
        <Badge variant={missing ? 'warning' : 'success'}>
          {missing ? t('missing', { count: missing }) : t('complete')}
        </Badge>
      </legend>
      <Field label={t('name')}>
        <Input value={texts.title} maxLength={300} onChange={(event) => put({ title: event.target.value })} />
      </Field>
      <Field label={t('summary')} hint={t('summaryHint')}>
        <Input
          value={texts.summary}
          maxLength={1000}
          onChange={(event) => put({ summary: event.target.value })}
        />
      </Field>
      <Field label={t('body')} hint={t('bodyHint')}>
        <Textarea
          rows={12}
          value={texts.task}
          maxLength={20_000}
          onChange={(event) => put({ task: event.target.value })}
        />
      </Field>
      {texts.task.trim() && (
        <details className="rounded-md border bg-card p-4">
          <summary className="cursor-pointer font-semibold">{t('preview')}</summary>
          <div className="mt-3">
            <TaskText markdown={texts.task} />
          </div>
        </details>
      )}
      <Field label={t('why')} hint={t('whyHint')}>
        <Textarea
          rows={5}
          value={texts.solution}
          maxLength={20_000}
          onChange={(event) => put({ solution: event.target.value })}
        />
      </Field>
    </fieldset>
  )
}
