'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Mark } from './mark'
import { markFrame } from './mark-frame'
import { InlineProse } from './prose'
import type { QuestionInput } from './question-input'

/** Steps are taken one after the other; a step that was taken can be taken back. */
export const Ordering: QuestionInput<'ordering'> = ({
  text,
  value,
  onChange,
  answerKey,
  because,
  disabled,
}) => {
  const t = useTranslations('review.input')
  const order = value?.order ?? []
  const textOf = (id: string) => text.options.find((option) => option.id === id)?.text ?? ''
  const set = (next: string[]) => onChange(next.length ? { order: next } : undefined)
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 text-sm font-semibold text-muted-foreground">{t('order')}</legend>
      <ol className="grid gap-2">
        {order.map((id, index) => {
          const right = answerKey && answerKey.order[index] === id
          return (
            <li key={id}>
              <button
                type="button"
                disabled={disabled}
                aria-label={t('orderTaken', { position: index + 1, text: textOf(id) })}
                onClick={() => set(order.filter((other) => other !== id))}
                className={cn(
                  'flex min-h-12 w-full gap-3 rounded-md border px-3 py-2.5 text-left',
                  markFrame(right, 'bg-card'),
                )}
              >
                <span className="tabular shrink-0 font-bold">{index + 1}.</span>
                <span className="grid gap-1">
                  <span>
                    <InlineProse text={textOf(id)} />
                  </span>
                  {right !== undefined && (
                    <Mark right={right}>{t(right ? 'orderHere' : 'orderElsewhere')}</Mark>
                  )}
                  {answerKey && because?.[id] && (
                    <span className="text-sm">
                      <InlineProse text={because[id]} />
                    </span>
                  )}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      {!answerKey && (
        <div className="grid gap-2">
          {text.options.map((option, index) =>
            order.includes(option.id) ? null : (
              <Button
                key={option.id}
                variant="outline"
                wraps
                className="min-h-12! justify-start! py-2.5! font-normal!"
                disabled={disabled}
                aria-label={t('orderPlace', { position: order.length + 1, text: option.text })}
                onClick={() => set([...order, option.id])}
              >
                <kbd
                  aria-hidden
                  className="hidden h-6 min-w-6 rounded-sm border text-center text-xs leading-6 sm:block"
                >
                  {index + 1}
                </kbd>
                <span>
                  <InlineProse text={option.text} />
                </span>
              </Button>
            ),
          )}
        </div>
      )}
    </fieldset>
  )
}
