'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { TimelineEntry } from '@/lib/lab/picture'
import { clockTime } from './clock-time'

export interface TimelineProps {
  entries: readonly TimelineEntry[]
  /** Shows the cluster as it was then; without it nothing offers to. */
  onLook?: ((at: number) => void) | undefined
}

/** Writes and Events, newest first: who did what, and what followed. */
export function Timeline({ entries, onLook }: TimelineProps) {
  const t = useTranslations('lab.timeline')
  const [opened, setOpened] = useState<string>()
  return (
    <div className="grid content-start gap-2">
      <h2 id="lab-timeline" className="font-bold">
        {t('title')}
      </h2>
      <p className="text-sm text-muted-foreground">{entries.length > 0 ? t('lead') : t('empty')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <section tabIndex={0} aria-labelledby="lab-timeline" className="max-h-96 overflow-y-auto">
        <ol className="grid gap-1">
          {entries.map((entry) => (
            <Entry
              key={entry.id}
              entry={entry}
              entries={entries}
              open={entry.id === opened}
              onToggle={() => setOpened(entry.id === opened ? undefined : entry.id)}
              onLook={onLook}
            />
          ))}
        </ol>
      </section>
    </div>
  )
}

interface EntryProps extends TimelineProps {
  entry: TimelineEntry
  open: boolean
  onToggle(): void
}

function Entry({ entry, entries, open, onToggle, onLook }: EntryProps) {
  const t = useTranslations('lab.timeline')
  const id = useId()
  const kind = entry.warning ? 'warning' : entry.command ? 'command' : entry.kind
  const variant = entry.warning
    ? 'warning'
    : entry.command
      ? 'mark'
      : entry.kind === 'event'
        ? 'info'
        : 'neutral'
  return (
    <li className="border-b pb-1 text-xs">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={onToggle}
        className="grid w-full grid-cols-[auto_auto_1fr_auto] items-baseline gap-x-2 rounded py-1 text-left hover:bg-accent"
      >
        <time className="font-mono text-muted-foreground" dateTime={new Date(entry.at).toISOString()}>
          {clockTime(entry.at)}
        </time>
        <Badge variant={variant}>{t(kind)}</Badge>
        <span className="min-w-0 break-words">
          <span className="font-semibold">{entry.what}</span> <span className="font-mono">{entry.about}</span>
          <span className="block text-muted-foreground">
            {entry.command ? `kubectl ${entry.command}` : entry.actor}
          </span>
        </span>
        <ChevronDown aria-hidden className={`size-3.5 self-center ${open ? 'rotate-180' : ''}`} />
      </button>
      <div id={id} hidden={!open} className="grid gap-2 py-2 pl-3">
        {open && <Causes entry={entry} entries={entries} />}
        {onLook && (
          <Button size="sm" variant="outline" className="justify-self-start" onClick={() => onLook(entry.at)}>
            {t('look')}
          </Button>
        )}
      </div>
    </li>
  )
}

/** What led to an entry, back to what began it, as far as it is in the timeline. */
function Causes({ entry, entries }: Pick<EntryProps, 'entry' | 'entries'>) {
  const t = useTranslations('lab.timeline')
  const chain = causesOf(entry, entries)
  if (chain.length === 0)
    return <p className="text-muted-foreground">{t(entry.command ? 'began' : 'noCause')}</p>
  return (
    <div className="grid gap-1">
      <p className="text-muted-foreground">{t('because')}</p>
      <ol className="grid gap-1 border-l-2 border-mark pl-3">
        {chain.map(({ id, at, actor, what, about, command }) => (
          <li key={id} className="break-words">
            <time className="mr-2 font-mono text-muted-foreground">{clockTime(at)}</time>
            {command ? (
              <code className="font-mono font-semibold">kubectl {command}</code>
            ) : (
              <>
                <span className="font-semibold">{what}</span> <span className="font-mono">{about}</span>{' '}
                <span className="text-muted-foreground">{actor}</span>
              </>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** From an entry's cause to the first. */
export function causesOf(entry: TimelineEntry, entries: readonly TimelineEntry[]): TimelineEntry[] {
  const byId = new Map(entries.map((one) => [one.id, one]))
  const chain: TimelineEntry[] = []
  let cause = entry.because ? byId.get(entry.because) : undefined
  while (cause && !chain.includes(cause)) {
    chain.push(cause)
    cause = cause.because ? byId.get(cause.because) : undefined
  }
  return chain
}
