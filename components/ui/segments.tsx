import { Link } from '@/lib/i18n/navigation'
import { cn } from './cn'

export interface SegmentsProps {
  /** What is chosen here, for screen readers. */
  label: string
  items: { href: string; text: string; current: boolean }[]
  className?: string
  /** Left out: where it leads is fetched ahead. */
  ahead?: false
}

/** Ways to look at the same thing, one of them current; each is an address of its own. */
export function Segments({ label, items, className, ahead }: SegmentsProps) {
  return (
    <nav
      aria-label={label}
      className={cn('inline-flex gap-1 rounded-md bg-muted p-1 print:hidden', className)}
    >
      {items.map(({ href, text, current }) => (
        <Link
          key={href}
          href={href}
          {...(ahead === false ? { prefetch: false } : {})}
          aria-current={current ? 'page' : undefined}
          className={cn(
            'inline-flex min-h-9 items-center rounded-sm px-3 text-sm',
            current ? 'bg-card font-semibold shadow-sm' : 'text-muted-foreground hover:text-foreground',
          )}
        >
          {text}
        </Link>
      ))}
    </nav>
  )
}
