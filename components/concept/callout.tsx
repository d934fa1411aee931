import { GraduationCap, History, Info, Lightbulb, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import type { CalloutKind } from './remark-callouts'

const looks: Record<CalloutKind, { icon: typeof Info; frame: string; title: string }> = {
  note: { icon: Info, frame: 'border-info/30 bg-info-soft', title: 'text-info' },
  tip: { icon: Lightbulb, frame: 'border-success/30 bg-success-soft', title: 'text-success' },
  warning: { icon: TriangleAlert, frame: 'border-warning/30 bg-warning-soft', title: 'text-warning' },
  exam: { icon: GraduationCap, frame: 'border-mark/40 bg-muted', title: 'text-mark' },
  version: { icon: History, frame: 'border-border bg-muted', title: 'text-muted-foreground' },
}

/** A remark beside the text, with the name of its kind above it. */
export function Callout({ kind, children }: { kind: CalloutKind; children: ReactNode }) {
  const t = useTranslations('concepts.callout')
  const { icon: Icon, frame, title } = looks[kind]
  return (
    <aside className={cn('callout rounded-md border px-4 py-3', frame)}>
      <p className={cn('flex items-center gap-2 text-sm font-bold', title)}>
        <Icon aria-hidden className="size-4 shrink-0" />
        {t(kind)}
      </p>
      {children}
    </aside>
  )
}
