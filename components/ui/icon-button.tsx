import type { LucideIcon } from 'lucide-react'
import { cn } from './cn'

export interface IconButtonProps {
  icon: LucideIcon
  /** Its name, and what is shown when it is pointed at. */
  label: string
  disabled?: boolean
  /** With a border, as what stands alone has one. */
  framed?: boolean
  onClick(): void
}

/** A small button in a row of tools: a sign alone. */
export function IconButton({ icon: Icon, label, disabled, framed, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
      className={cn(
        'grid size-9 place-items-center rounded-md disabled:opacity-50 pointer-coarse:size-11',
        framed
          ? 'border border-input bg-card hover:bg-accent'
          : 'text-muted-foreground hover:bg-muted hover:text-foreground',
      )}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  )
}
