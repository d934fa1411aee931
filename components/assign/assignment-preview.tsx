'use client'

import { NextIntlClientProvider, useLocale, useMessages, useTranslations } from 'next-intl'
import { type ReactNode, useState, useTransition } from 'react'
import { QuestionView } from '@/components/quiz/question-view'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useRouter } from '@/lib/i18n/navigation'
import { type Locale, routing } from '@/lib/i18n/routing'
import type { PublicVariant } from '@/lib/quiz/render'
import { PreviewCard } from './preview-card'

export interface AssignmentPreviewProps {
  /** Rendered, like the tasks: Markdown is no business of the browser. */
  instructions: ReactNode
  minutes: number | null
  hints: boolean
  questions: readonly { id: string; points: number; variant: PublicVariant }[]
  tasks: readonly {
    points: number
    minutes: number
    texts: Record<Locale, { title: string; task: ReactNode }>
  }[]
}

const NAMES: Record<Locale, string> = { en: 'English', ja: '日本語' }

/** What a learner may get, in either language; answers may be tried and go nowhere. */
export function AssignmentPreview({
  instructions,
  minutes,
  hints,
  questions,
  tasks,
}: AssignmentPreviewProps) {
  const t = useTranslations('assign.preview')
  const router = useRouter()
  const messages = useMessages()
  const [locale, setLocale] = useState<Locale>(useLocale())
  const [pending, startTransition] = useTransition()
  const again = () => startTransition(() => router.refresh())
  return (
    <div className="grid gap-6">
      <Alert>{t('banner')}</Alert>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <fieldset className="flex gap-2">
          <legend className="sr-only">{t('language')}</legend>
          {routing.locales.map((one) => (
            <Button
              key={one}
              size="sm"
              variant={one === locale ? 'primary' : 'outline'}
              aria-pressed={one === locale}
              lang={one}
              onClick={() => setLocale(one)}
            >
              {NAMES[one]}
            </Button>
          ))}
        </fieldset>
        <Button variant="outline" size="sm" busy={pending} onClick={again}>
          {t('another')}
        </Button>
      </div>
      {(minutes !== null || hints) && (
        <p className="text-sm text-muted-foreground">
          {minutes !== null && t('limit', { minutes })} {hints && t('hints')}
        </p>
      )}
      {instructions && (
        <section aria-label={t('instructions')} className="rounded-lg border bg-card p-4">
          {instructions}
        </section>
      )}
      <div lang={locale} className="grid gap-6">
        {/* Questions and tasks in the chosen language; what stands around them stays. */}
        {questions.map(({ id, points, variant }, index) => (
          <PreviewCard
            key={id}
            title={t('question', { number: index + 1 })}
            facts={[t('points', { points })]}
          >
            <NextIntlClientProvider locale={locale} messages={messages}>
              <TriedQuestion key={JSON.stringify(variant)} question={variant} />
            </NextIntlClientProvider>
          </PreviewCard>
        ))}
        {tasks.map(({ texts, points, minutes: usual }, index) => (
          <PreviewCard
            // biome-ignore lint/suspicious/noArrayIndexKey: tasks keep their places
            key={index}
            title={t('task', { number: index + 1 })}
            facts={[t('points', { points: Math.round(points * 10) / 10 }), t('minutes', { minutes: usual })]}
          >
            <p className="font-semibold">{texts[locale].title}</p>
            {texts[locale].task}
            <p className="text-sm text-muted-foreground">{t('taskHint')}</p>
          </PreviewCard>
        ))}
      </div>
    </div>
  )
}

function TriedQuestion({ question }: { question: PublicVariant }) {
  const [value, setValue] = useState<unknown>()
  return <QuestionView question={question} value={value} onChange={setValue} />
}
