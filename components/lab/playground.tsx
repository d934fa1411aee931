'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useLayoutEffect, useState } from 'react'
import { browserStorage } from '@/components/storage/browser-storage'
import { Alert } from '@/components/ui/alert'
import { Segments } from '@/components/ui/segments'
import { Skeleton } from '@/components/ui/skeleton'
import type { LabLog } from '@/lib/lab/log'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { unpackLab } from '@/lib/lab/share'
import { STARTING_POINTS, type StartingPoint } from '@/lib/lab/starting-points'
import { keepSession, keptSession } from './kept-session'
import { Lab } from './lab'
import { sharedIn } from './shared-address'

interface Opened {
  /** The name under which its log is kept, and what it is a log of. */
  name: string
  of: string
  scenario: LabScenarioInput
  seed: number
  log: LabLog | undefined
  told: 'shared' | 'resumed' | 'unreadable' | undefined
}

const SEED = 1

function ownSession(start: StartingPoint): Opened {
  const log = keptSession(browserStorage, start, start)
  const told = log && 'resumed'
  return { name: start, of: start, scenario: STARTING_POINTS[start], seed: SEED, log, told }
}

/** The session that somebody handed on; one's own when it cannot be read. */
async function openShared(start: StartingPoint, packed: string): Promise<Opened> {
  try {
    const { log, ...shared } = await unpackLab(packed)
    const mine = keptSession(browserStorage, 'shared', packed)
    return { ...shared, log: mine ?? log, told: mine ? 'resumed' : 'shared', name: 'shared', of: packed }
  } catch {
    return { ...ownSession(start), told: 'unreadable' }
  }
}

/** A cluster to play with: no task, several to begin with, and what was done is there again the next time. */
export function Playground({ start }: { start: StartingPoint }) {
  const t = useTranslations('lab')
  const [opened, setOpened] = useState<Opened>()
  // Before the page is drawn: nobody waits for an empty frame.
  useLayoutEffect(() => {
    let current = true
    const open = () => {
      const packed = sharedIn(window.location.hash)
      if (packed === undefined) return setOpened(ownSession(start))
      setOpened(undefined)
      void openShared(start, packed).then((found) => current && setOpened(found))
    }
    open()
    window.addEventListener('hashchange', open)
    return () => {
      current = false
      window.removeEventListener('hashchange', open)
    }
  }, [start])
  const keep = useCallback(
    (log: LabLog) => opened && keepSession(browserStorage, opened.name, opened.of, log),
    [opened],
  )
  const isShared = opened?.name === 'shared'
  return (
    <div className="grid gap-4">
      <Segments
        label={t('starts.label')}
        className="max-w-full justify-self-start overflow-x-auto whitespace-nowrap"
        items={Object.keys(STARTING_POINTS).map((name) => ({
          href: name === 'three-nodes' ? '/lab' : `/lab?start=${name}`,
          text: t(`starts.${name as StartingPoint}`),
          current: !isShared && name === start,
        }))}
      />
      {opened?.told && (
        <Alert variant={opened.told === 'unreadable' ? 'warning' : 'info'}>
          {t(`starts.${opened.told}`)}
        </Alert>
      )}
      {opened ? (
        <Lab
          key={`${opened.name} ${opened.of}`}
          scenario={opened.scenario}
          seed={opened.seed}
          log={opened.log}
          onLog={keep}
        />
      ) : (
        <Skeleton className="h-[60dvh]" />
      )}
    </div>
  )
}
