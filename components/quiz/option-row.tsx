import { Check, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useContext } from 'react'
import { cn } from '@/components/ui/cn'
import type { ShownOption } from '@/lib/quiz/render'
import { Code, InlineProse } from './prose'
import { StruckOption } from './struck-option'

export interface OptionRowProps {
  type: 'radio' | 'checkbox'
  name: string
  option: ShownOption
  /** The digit that chooses it. */
  digit: number
  checked: boolean
  /** Undefined until the key may be seen. */
  right?: boolean
  because?: string
  disabled?: boolean
  onToggle(): void
}

const frame = {
  open: 'border-input bg-card hover:bg-accent has-checked:border-foreground has-checked:ring-1 has-checked:ring-foreground',
  right: 'border-success bg-success-soft',
  wrong: 'border-destructive bg-destructive-soft',
  rest: 'bg-card',
}

/** One option: pressed as a whole, chosen by its digit, and after the answer marked with the reason. */
export function OptionRow({
  type,
  name,
  option,
  digit,
  checked,
  right,
  because,
  disabled,
  onToggle,
}: OptionRowProps) {
  const t = useTranslations('review.input')
  const hint = useTranslations('practice.hint')
  const struck = useContext(StruckOption) === option.id
  const look = right === undefined ? 'open' : right ? 'right' : checked ? 'wrong' : 'rest'
  const verdict =
    right === undefined ? '' : right ? t(checked ? 'right' : 'missed') : checked ? t('yoursWrong') : ''
  return (
    <label className={cn('flex min-h-12 cursor-pointer gap-3 rounded-md border px-3 py-2.5', frame[look])}>
      <input
        type={type}
        name={name}
        checked={checked}
        disabled={disabled || struck}
        onChange={onToggle}
        className="mt-1 size-5 shrink-0 accent-mark"
      />
      <span className="grid min-w-0 flex-1 gap-1">
        <span className={cn('break-words', struck && 'text-muted-foreground line-through')}>
          {option.code ? <Code text={option.text} /> : <InlineProse text={option.text} />}
        </span>
        {struck && <span className="text-sm">{hint('struck')}</span>}
        {verdict && (
          <span
            className={cn(
              'flex items-center gap-1 text-sm font-semibold',
              right ? 'text-success' : 'text-destructive',
            )}
          >
            {right ? <Check aria-hidden className="size-4" /> : <X aria-hidden className="size-4" />}
            {verdict}
          </span>
        )}
        {right !== undefined && because && (
          <span className="text-sm">
            <InlineProse text={because} />
          </span>
        )}
      </span>
      {right === undefined && (
        <kbd
          aria-hidden
          className="mt-0.5 hidden h-6 min-w-6 rounded-sm border px-1.5 text-center text-xs leading-6 text-muted-foreground sm:block"
        >
          {digit}
        </kbd>
      )}
    </label>
  )
}
