import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

export interface PageProps {
  title: ReactNode
  /** One or two sentences under the title. */
  lead?: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
  /** Between the title and the content. */
  tabs?: ReactNode
  /** `reading` for forms and texts, `wide` for tools; `table`: a normal page that grows with what is in it. */
  width?: 'reading' | 'normal' | 'wide' | 'table'
  children: ReactNode
}

const widths = {
  reading: 'max-w-2xl',
  normal: 'max-w-6xl',
  wide: 'max-w-[96rem]',
  table: 'max-w-[96rem]',
}

/** What a normal page has between its margins: the head of a wide one stays below the site's navigation, too. */
const HEAD = 'max-w-[69rem]'

/** The frame of an ordinary page: title, lead, actions, and the content below. */
export function Page({ title, lead, actions, tabs, width = 'normal', children }: PageProps) {
  return (
    <div className={cn('mx-auto px-4 py-8 sm:px-6 sm:py-12', widths[width])}>
      <div className={cn('mx-auto mb-8 grid grid-cols-1 gap-8', HEAD)}>
        <header className="flex flex-wrap items-end justify-between gap-4">
          <div className="grid max-w-3xl gap-2">
            <h1 className="text-2xl font-bold sm:text-3xl">{title}</h1>
            {lead && <p className="text-muted-foreground">{lead}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
        </header>
        {tabs}
      </div>
      {width === 'table' ? (
        <div className="mx-auto w-fit max-w-full min-w-[min(100%,69rem)]">{children}</div>
      ) : (
        children
      )}
    </div>
  )
}
