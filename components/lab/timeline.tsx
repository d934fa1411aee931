'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { TimelineEntry } from '@/lib/lab/picture'
import { clockTime } from './clock-time'

/** Writes and Events, newest first: who did what, and what followed. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const t = useTranslations('lab.timeline')
  return (
    <div className="grid content-start gap-2">
      <h2 id="lab-timeline" className="font-bold">
        {t('title')}
      </h2>
      <p className="text-sm text-muted-foreground">{entries.length > 0 ? t('lead') : t('empty')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <section tabIndex={0} aria-labelledby="lab-timeline" className="max-h-96 overflow-y-auto">
        <ol className="grid gap-1.5">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      </section>
    </div>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const t = useTranslations('lab.timeline')
  const kind = entry.warning ? 'warning' : entry.kind
  const variant = entry.warning ? 'warning' : entry.kind === 'event' ? 'info' : 'neutral'
  return (
    <li className="grid grid-cols-[auto_auto_1fr] items-baseline gap-x-2 border-b pb-1.5 text-xs">
      <time className="font-mono text-muted-foreground" dateTime={new Date(entry.at).toISOString()}>
        {clockTime(entry.at)}
      </time>
      <Badge variant={variant}>{t(kind)}</Badge>
      <span className="min-w-0 break-words">
        <span className="mr-1.5 font-semibold">{entry.what}</span>
        <span className="font-mono">{entry.about}</span>
        {entry.actor && <span className="block text-muted-foreground">{entry.actor}</span>}
      </span>
    </li>
  )
}
