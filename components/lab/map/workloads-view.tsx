'use client'

import { HardDrive } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { AutoscalerPicture, ClaimPicture, PodPicture, WorkloadPicture } from '@/lib/lab/picture/schema'
import { densityOf } from './density'
import { MOOD_LOOKS } from './mood-look'
import { ObjectButton } from './object-button'
import { ownerTrees, treeHas } from './owner-tree'
import { PodList } from './pod-list'
import { mentions } from './scope'
import { WorkloadTree } from './workload-tree'

export interface WorkloadsViewProps {
  workloads: readonly WorkloadPicture[]
  autoscalers: readonly AutoscalerPicture[]
  claims: readonly ClaimPicture[]
  /** Whatever the text says: a tree is shown whole, or not at all. */
  pods: readonly PodPicture[]
  text: string
  onOpen(key: string): void
}

/** Who owns which Pods, how far each has come, and the volumes that are claimed. */
export function WorkloadsView({ workloads, autoscalers, claims, pods, text, onOpen }: WorkloadsViewProps) {
  const t = useTranslations('lab.map')
  const trees = useMemo(() => ownerTrees(workloads, pods), [workloads, pods])
  const isFound = (words: (string | undefined)[]) => mentions(text, words)
  const roots = trees.roots.filter((tree) => treeHas(tree, isFound))
  const alone = trees.alone.filter(({ name, status }) => isFound([name, status]))
  const found = claims.filter(({ name, volume, phase }) => isFound([name, volume, phase]))
  const density = densityOf(pods.length)
  if (roots.length + alone.length + found.length === 0)
    return <p className="text-sm text-muted-foreground">{t('nothing')}</p>
  return (
    <>
      {roots.length > 0 && (
        <ul className="grid gap-3">
          {roots.map((tree) => (
            <WorkloadTree
              key={tree.workload?.uid ?? tree.key}
              {...{ tree, autoscalers, density, onOpen }}
              top
            />
          ))}
        </ul>
      )}
      {alone.length > 0 && (
        <section className="rounded-lg border bg-card p-3">
          <h3 className="mb-2 text-sm font-semibold">{t('alone')}</h3>
          <PodList pods={alone} density={density} onOpen={onOpen} />
        </section>
      )}
      {found.length > 0 && <Claims claims={found} onOpen={onOpen} />}
    </>
  )
}

function Claims({ claims, onOpen }: Pick<WorkloadsViewProps, 'claims' | 'onOpen'>) {
  const t = useTranslations('lab.map')
  return (
    <section className="rounded-lg border bg-card p-3">
      <h3 className="mb-2 flex items-center gap-2 text-sm font-semibold">
        <HardDrive aria-hidden className="size-4 text-muted-foreground" />
        {t('claims')}
      </h3>
      <ul className="grid gap-1.5">
        {claims.map(({ uid, namespace, name, phase, capacity, volume, mood }) => (
          <li key={uid} className="flex flex-wrap items-baseline gap-x-2 text-xs">
            <ObjectButton target={`PersistentVolumeClaim/${namespace}/${name}`} onOpen={onOpen} />
            <span className={`font-semibold ${MOOD_LOOKS[mood].word}`}>{phase}</span>
            <span className="text-muted-foreground">{[capacity, volume].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
