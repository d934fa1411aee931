import { cn } from './cn'

export interface ProgressProps {
  /** 0 to `max`. */
  value: number
  max?: number
  /** What is measured, for screen readers. */
  label: string
  className?: string
}

export function Progress({ value, max = 100, label, className }: ProgressProps) {
  const share = max > 0 ? Math.min(100, Math.max(0, (100 * value) / max)) : 0
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={cn('h-1.5 overflow-hidden rounded-full bg-secondary', className)}
    >
      <div className="h-full rounded-full bg-foreground transition-[width]" style={{ width: `${share}%` }} />
    </div>
  )
}
