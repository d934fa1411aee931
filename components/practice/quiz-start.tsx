'use client'

import { useTranslations } from 'next-intl'
import { Button, type ButtonProps } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import type { Standing } from '@/lib/srs/standing'
import { StandingBar } from './standing-bar'

/** How many questions a quiz may have; null: until the learner stops. */
export const quizCounts = [5, 10, 20, null] as const
export type QuizCount = (typeof quizCounts)[number]

export interface QuizScope {
  domain?: string
  competency?: string
  concept?: string
}

/** The address of a quiz. */
export function quizHref(scope: QuizScope, count: QuizCount): string {
  const query = new URLSearchParams({ ...scope, count: count === null ? 'all' : String(count) })
  return `/practice/session?${query}`
}

export interface QuizLinkProps extends Pick<ButtonProps, 'variant' | 'size' | 'className'> {
  scope: QuizScope
  count: QuizCount
  /** What it is about, for whoever hears the link by itself. */
  name: string
}

/** Begins a quiz. */
export function QuizLink({ scope, count, name, variant = 'outline', size = 'sm', className }: QuizLinkProps) {
  const t = useTranslations('practice.start')
  return (
    <Button asChild variant={variant} size={size} className={className}>
      <Link href={quizHref(scope, count)} prefetch={false} aria-label={t('quizOf', { name })}>
        {t('quiz')}
      </Link>
    </Button>
  )
}

export interface QuizStartProps {
  count: QuizCount
  onCount(count: QuizCount): void
  families: readonly { standing: Standing }[]
}

/** How long a quiz shall be, and the quickest way into one. */
export function QuizStart({ count, onCount, families }: QuizStartProps) {
  const t = useTranslations('practice.start')
  return (
    <section aria-labelledby="start" className="grid gap-4 rounded-lg bg-mark-soft p-5 sm:p-6">
      <div className="grid gap-1">
        <h2 id="start" className="text-lg font-bold">
          {t('title')}
        </h2>
        <p className="max-w-2xl text-sm">{t('text')}</p>
      </div>
      <div className="grid items-end gap-4 sm:grid-cols-[auto_1fr_auto]">
        <fieldset>
          <legend className="mb-1.5 text-sm font-semibold">{t('count')}</legend>
          <div className="flex flex-wrap gap-2">
            {quizCounts.map((value) => (
              <label
                key={value ?? 'all'}
                className="grid h-11 min-w-11 cursor-pointer place-items-center rounded-md border border-input bg-card px-3 font-semibold has-checked:border-foreground has-checked:bg-foreground has-checked:text-background has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-mark"
              >
                <input
                  type="radio"
                  name="count"
                  className="sr-only"
                  checked={count === value}
                  onChange={() => onCount(value)}
                />
                {value ?? t('endless')}
              </label>
            ))}
          </div>
        </fieldset>
        <StandingBar of={families} className="sm:pb-1" />
        <Button asChild variant="mark">
          <Link href={quizHref({}, count)} prefetch={false}>
            {t('mix')}
          </Link>
        </Button>
      </div>
    </section>
  )
}
