'use client'

import { useTranslations } from 'next-intl'
import { type MouseEvent, useMemo, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { opensUp, pathTo } from '@/lib/content/prerequisites'
import { Link } from '@/lib/i18n/navigation'
import type { ConceptProgress } from '@/lib/srs/concept-progress'
import { MapDetails } from './map-details'
import { ProgressMark } from './progress-mark'

export interface MappedConcept {
  id: string
  title: string
  summary: string
  prerequisites: string[]
  /** There are questions about it. */
  practicable: boolean
  progress: ConceptProgress
}

export interface MappedDomain {
  id: string
  name: string
  weight: number
  concepts: MappedConcept[]
}

/** What a page is to the chosen one. */
type Role = 'chosen' | 'before' | 'after' | 'other' | 'none'

const looks: Record<Role, string> = {
  chosen: 'border-foreground bg-foreground text-background',
  before: 'border-mark bg-mark-soft',
  after: 'border-info bg-info-soft',
  other: 'border-transparent text-muted-foreground',
  none: 'bg-card hover:border-input',
}

/** Every page in reading order; pointing at one shows what it builds on and what it opens up. */
export function ConceptMap({ domains }: { domains: MappedDomain[] }) {
  const t = useTranslations('concepts.map')
  const [chosen, setChosen] = useState<string>()
  const all = useMemo(() => domains.flatMap(({ concepts }) => concepts), [domains])
  const { before, after } = useMemo(() => {
    const order = all.map(({ id }) => id)
    const graph = new Map(all.map(({ id, prerequisites }) => [id, prerequisites]))
    return chosen
      ? { before: pathTo(chosen, graph, order), after: opensUp(chosen, graph, order) }
      : { before: [], after: [] }
  }, [all, chosen])
  const roleOf = (id: string): Role => {
    if (!chosen) return 'none'
    if (id === chosen) return 'chosen'
    return before.includes(id) ? 'before' : after.includes(id) ? 'after' : 'other'
  }
  const find = (ids: string[]) => all.filter(({ id }) => ids.includes(id))
  const concept = all.find(({ id }) => id === chosen)
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid gap-8">
        {domains.map(({ id, name, weight, concepts }) => (
          <section key={id} aria-labelledby={`map-${id}`}>
            <h2 id={`map-${id}`} className="mb-3 border-t-2 border-foreground pt-2 font-bold">
              {name}
              {weight > 0 && (
                <span className="ml-2 text-sm font-normal text-muted-foreground">{weight}%</span>
              )}
            </h2>
            <ol className="flex flex-wrap gap-2">
              {concepts.map((one) => (
                <Tile key={one.id} concept={one} role={roleOf(one.id)} onChoose={setChosen} />
              ))}
            </ol>
          </section>
        ))}
      </div>
      <aside
        aria-live="polite"
        className="sticky bottom-20 z-10 rounded-lg border bg-card p-4 shadow-lg md:bottom-4 lg:top-20 lg:shadow-none"
      >
        {concept ? (
          <MapDetails
            concept={concept}
            before={find(before)}
            after={find(after)}
            onClose={() => setChosen(undefined)}
          />
        ) : (
          <p className="text-sm text-muted-foreground">{t('hint')}</p>
        )}
      </aside>
    </div>
  )
}

interface TileProps {
  concept: MappedConcept
  role: Role
  onChoose(id: string): void
}

/** A finger chooses first and opens with its second tap; a mouse and the keyboard choose by being there. */
function Tile({ concept: { id, title, progress }, role, onChoose }: TileProps) {
  const [touched, setTouched] = useState(false)
  const onClick = (event: MouseEvent) => {
    if (touched && role !== 'chosen') event.preventDefault()
    onChoose(id)
  }
  return (
    <li>
      <Link
        href={`/concepts/${id}`}
        prefetch={false}
        onPointerDown={({ pointerType }) => setTouched(pointerType !== 'mouse')}
        onPointerEnter={({ pointerType }) => pointerType === 'mouse' && onChoose(id)}
        onFocus={({ target }) => target.matches(':focus-visible') && onChoose(id)}
        onClick={onClick}
        className={cn(
          'flex min-h-11 items-center gap-2 rounded-md border px-2 py-1 text-sm transition-opacity motion-reduce:transition-none',
          looks[role],
        )}
      >
        <ProgressMark progress={progress} className="bg-card" />
        {title}
      </Link>
    </li>
  )
}
