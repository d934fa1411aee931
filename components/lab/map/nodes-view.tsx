'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import type { NodePicture, PodPicture } from '@/lib/lab/picture/schema'
import { type Density, densityOf } from './density'
import { ObjectButton } from './object-button'
import { PodList } from './pod-list'

export interface NodesViewProps {
  nodes: readonly NodePicture[]
  pods: readonly PodPicture[]
  onOpen(key: string): void
}

/** Each node with its Pods, and those that wait for one. */
export function NodesView({ nodes, pods, onOpen }: NodesViewProps) {
  const t = useTranslations('lab.map')
  const density = densityOf(pods.length)
  const waiting = pods.filter((pod) => !pod.node)
  return (
    <>
      {waiting.length > 0 && (
        <section aria-labelledby="lab-waiting" className="rounded-lg border border-dashed border-mark p-3">
          <h3 id="lab-waiting" className="mb-2 text-sm font-semibold text-mark">
            {t('waiting')}
          </h3>
          <PodList pods={waiting} density={density} onOpen={onOpen} />
        </section>
      )}
      <ul className={cn('grid gap-3', nodes.length > 1 && 'sm:grid-cols-2')}>
        {nodes.map((node) => (
          <NodeArea
            key={node.name}
            node={node}
            pods={pods.filter((pod) => pod.node === node.name)}
            density={density}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </>
  )
}

interface NodeAreaProps {
  node: NodePicture
  pods: readonly PodPicture[]
  density: Density
  onOpen(key: string): void
}

function NodeArea({ node, pods, density, onOpen }: NodeAreaProps) {
  const t = useTranslations('lab.map')
  return (
    <li
      className={cn(
        'min-w-0 rounded-lg border bg-card p-3',
        !node.ready && 'border-destructive',
        pods.length === 0 && 'sm:col-span-full',
      )}
    >
      <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-semibold">
        <ObjectButton target={`Node/${node.name}`} onOpen={onOpen}>
          {node.name}
        </ObjectButton>
        <Badge variant={node.ready ? 'success' : 'destructive'}>{t(node.ready ? 'ready' : 'notReady')}</Badge>
        {node.cordoned && <Badge variant="warning">{t('cordoned')}</Badge>}
        {node.controlPlane && <Badge variant="outline">{t('controlPlane')}</Badge>}
        {pods.length > 0 && (
          <span className="ml-auto font-normal text-muted-foreground">
            {t('podCount', { count: pods.length })}
          </span>
        )}
      </h3>
      {node.taints.length > 0 && (
        <ul className="mt-1 grid gap-0.5 font-mono text-xs text-muted-foreground">
          {node.taints.map((taint) => (
            <li key={taint} className="break-all">
              {taint}
            </li>
          ))}
        </ul>
      )}
      {pods.length === 0 ? (
        <p className="mt-1 text-xs text-muted-foreground">{t('none')}</p>
      ) : (
        <div className="mt-3">
          <PodList pods={pods} density={density} onOpen={onOpen} />
        </div>
      )}
    </li>
  )
}
