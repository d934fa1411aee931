'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { objectKey, parseObjectKey } from '@/lib/lab/picture/object-key'
import type { AutoscalerPicture, WorkloadPicture } from '@/lib/lab/picture/schema'
import type { Density } from './density'
import { MOOD_LOOKS } from './mood-look'
import { ObjectButton } from './object-button'
import type { OwnerTree } from './owner-tree'
import { PodList } from './pod-list'
import { RolloutBar } from './rollout-bar'

export interface WorkloadTreeProps {
  tree: OwnerTree
  autoscalers: readonly AutoscalerPicture[]
  density: Density
  /** Not inside of another one. */
  top?: boolean
  onOpen(key: string): void
}

/** An owner with what it owns, down to the Pods. */
export function WorkloadTree({ tree, autoscalers, density, top = false, onOpen }: WorkloadTreeProps) {
  const { key, workload, owned, pods } = tree
  return (
    <li className={cn('min-w-0', top ? 'rounded-lg border bg-card p-3' : 'border-l-2 pl-3')}>
      <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-semibold">
        <ObjectButton target={key} kind onOpen={onOpen}>
          {shownName(key)}
        </ObjectButton>
        {workload && <Numbers workload={workload} />}
        {workload && <Autoscalers of={workload} all={autoscalers} onOpen={onOpen} />}
      </h3>
      {workload && workload.kind !== 'CronJob' && <RolloutBar workload={workload} />}
      {workload?.note && (
        <p
          className={cn(
            'mt-1 text-xs break-words',
            workload.mood === 'bad' ? 'text-destructive' : 'text-muted-foreground',
          )}
        >
          {workload.note}
        </p>
      )}
      {owned.length > 0 && (
        <ul className="mt-3 grid gap-3">
          {owned.map((one) => (
            <WorkloadTree
              key={one.workload?.uid ?? one.key}
              {...{ tree: one, autoscalers, density, onOpen }}
            />
          ))}
        </ul>
      )}
      {pods.length > 0 && (
        <div className="mt-2">
          <PodList pods={pods} density={density} onOpen={onOpen} />
        </div>
      )}
    </li>
  )
}

function shownName(key: string): string {
  const { namespace, name } = parseObjectKey(key)
  return namespace && namespace !== 'default' ? `${namespace}/${name}` : name
}

function wordsOf(kind: WorkloadPicture['kind'], isRolling: boolean) {
  if (kind === 'Job') return 'map.completed'
  if (kind === 'CronJob') return 'map.active'
  return isRolling ? 'map.rollout' : 'map.readyOf'
}

function Numbers({ workload }: { workload: WorkloadPicture }) {
  const t = useTranslations('lab')
  const { kind, ready, wanted, updated = wanted, mood } = workload
  const { word, sign } = MOOD_LOOKS[mood]
  return (
    <span className={cn('text-xs', word)}>
      <span aria-hidden>{sign}</span> {t(wordsOf(kind, updated < wanted), { ready, wanted, updated })}
      <span className="sr-only"> ({t(`health.${mood}`)})</span>
    </span>
  )
}

interface AutoscalersProps {
  of: WorkloadPicture
  all: readonly AutoscalerPicture[]
  onOpen(key: string): void
}

function Autoscalers({ of, all, onOpen }: AutoscalersProps) {
  const own = all.filter(
    ({ namespace, target }) => namespace === of.namespace && target === `${of.kind}/${of.name}`,
  )
  return own.map((one) => (
    <Badge key={one.uid} variant={one.mood === 'bad' ? 'destructive' : 'outline'}>
      <ObjectButton
        target={objectKey({ kind: 'HorizontalPodAutoscaler', ...one })}
        className="font-sans!"
        onOpen={onOpen}
      >
        HPA {one.min}–{one.max}
      </ObjectButton>
    </Badge>
  ))
}
