'use client'

import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { placeEnd } from '@/lib/quiz/kinds/arrow'
import type { QuestionText } from '@/lib/quiz/render'
import type { Arrow } from '@/lib/quiz/variant'
import { ArrowDiagram, type DrawnArrow } from './arrow-diagram'
import { Mark } from './mark'
import type { QuestionInput } from './question-input'

const same = (a: Arrow, b: Arrow) => a.from === b.from && a.to === b.to
const isArrow = (value: Partial<Arrow> | undefined): value is Arrow =>
  value?.from !== undefined && value.to !== undefined

/** A diagram that lacks an arrow: one box is chosen, then another, and the arrow is drawn between them. */
export const ArrowQuestion: QuestionInput<'arrow'> = ({
  body,
  text,
  value,
  onChange,
  answerKey,
  disabled,
}) => {
  const t = useTranslations('review.input')
  const name = nameIn(text)
  const given = body.arrows.map(
    (arrow, i): DrawnArrow => ({ ...arrow, look: 'given', label: text.labels?.[i] ?? '' }),
  )
  const right = isArrow(value) && answerKey?.arrows.some((arrow) => same(arrow, value))
  const own: DrawnArrow[] = isArrow(value)
    ? [{ ...value, label: '', look: answerKey ? (right ? 'right' : 'wrong') : 'own' }]
    : []
  const missed = right ? [] : (answerKey?.arrows.slice(0, 1) ?? [])
  return (
    <fieldset className="min-w-0">
      <legend className="mb-3 text-sm font-semibold text-muted-foreground">{t('arrow')}</legend>
      <GivenArrows text={text} arrows={given} />
      <ArrowDiagram
        boxes={body.boxes}
        arrows={[
          ...given,
          ...missed.map((arrow): DrawnArrow => ({ ...arrow, look: 'right', label: '' })),
          ...own,
        ]}
      >
        {(box, index) => (
          <button
            type="button"
            disabled={disabled}
            aria-pressed={value?.from === box.id || value?.to === box.id}
            aria-label={t('box', { number: index + 1, text: name(box.id) })}
            onClick={() => onChange(placeEnd(value, box.id))}
            className={cn(
              'flex size-full items-center justify-center gap-1 rounded-md border text-center text-xs leading-tight font-semibold sm:px-1 sm:text-[0.8125rem]',
              !disabled && 'cursor-pointer hover:bg-accent',
              value?.from === box.id && 'ring-2 ring-mark',
              value?.from === box.id || value?.to === box.id
                ? 'border-mark bg-mark-soft'
                : 'border-input bg-card',
            )}
          >
            <kbd aria-hidden className="hidden text-xs font-normal text-muted-foreground sm:inline">
              {index + 1}
            </kbd>
            <span className="min-w-0 break-words">{breakable(name(box.id))}</span>
          </button>
        )}
      </ArrowDiagram>
      <p role="status" className="mt-3 flex min-h-6 flex-wrap items-center gap-x-3 text-sm">
        {answerKey && isArrow(value) ? (
          <Mark right={right === true}>{t(right ? 'right' : 'yoursWrong')}</Mark>
        ) : null}
        <span>
          {isArrow(value)
            ? t('arrowDrawn', { from: name(value.from), to: name(value.to) })
            : value?.from !== undefined && t('arrowFrom', { from: name(value.from) })}
        </span>
      </p>
    </fieldset>
  )
}

function nameIn({ options }: QuestionText): (id: string) => string {
  return (id) => options.find((option) => option.id === id)?.text.replaceAll('`', '') ?? id
}

/** With a place to break before each inner capital: `EndpointSlice` is wider than a box on a phone. */
function breakable(name: string): string {
  return name.replaceAll(/([a-z])(?=[A-Z])/g, '$1\u200b')
}

/** The arrows that are there, in words, for whoever does not see them. */
function GivenArrows({ text, arrows }: { text: QuestionText; arrows: readonly DrawnArrow[] }) {
  const t = useTranslations('review.input')
  const name = nameIn(text)
  if (arrows.length === 0) return <p className="sr-only">{t('arrowsNone')}</p>
  return (
    <div className="sr-only">
      <p>{t('arrowsGiven')}</p>
      <ul>
        {arrows.map(({ from, to, label }) => (
          <li key={`${from}>${to}`}>
            {t('arrowDrawn', { from: name(from), to: name(to) })}
            {label && ` (${label})`}
          </li>
        ))}
      </ul>
    </div>
  )
}
