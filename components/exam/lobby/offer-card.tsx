import { type ReactNode, useId } from 'react'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'

export interface OfferCardProps {
  name: string
  text: string
  /** How long it takes, in words. */
  takes: string | undefined
  className?: string
  /** What is to be chosen before, and the button that begins it. */
  children: ReactNode
}

/** Something that one may begin. */
export function OfferCard({ name, text, takes, className, children }: OfferCardProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={cn('grid content-start gap-3 rounded-lg border bg-card p-5', className)}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 id={id} className="font-bold">
          {name}
        </h3>
        {takes && <Badge variant="outline">{takes}</Badge>}
      </div>
      <p className="text-sm text-muted-foreground">{text}</p>
      {children}
    </section>
  )
}
