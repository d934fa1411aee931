'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import type { LabPicture, NodePicture, PodPicture } from '@/lib/lab/picture'
import { PodDetails } from './pod-details'
import { PodTile } from './pod-tile'

const SYSTEM = 'kube-system'

/** The cluster as it is now: each node with its Pods, and those that wait for one. */
export function ClusterMap({ picture }: { picture: LabPicture }) {
  const t = useTranslations('lab.map')
  const [system, setSystem] = useState(false)
  const [opened, setOpened] = useState<string>()
  const pods = picture.pods.filter((pod) => system || pod.namespace !== SYSTEM)
  const waiting = pods.filter((pod) => !pod.node)
  const count = (mood: PodPicture['mood']) => pods.filter((pod) => pod.mood === mood).length
  const down = picture.components.filter((component) => !component.running).map(({ name }) => name)
  const open = picture.pods.find((pod) => pod.uid === opened)
  return (
    <section aria-labelledby="lab-map" className="grid content-start gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="lab-map" className="font-bold">
          {t('title')}
        </h2>
        <label className="flex min-h-9 cursor-pointer items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-mark"
            checked={system}
            onChange={(event) => setSystem(event.target.checked)}
          />
          {t('system')}
        </label>
      </div>
      {!picture.reachable && <Alert variant="destructive">{t('unreachable')}</Alert>}
      {picture.reachable && (
        <p aria-live="polite" className="text-sm text-muted-foreground" data-testid="lab-summary">
          {pods.length === 0
            ? t('empty')
            : t('summary', { running: count('good'), busy: count('busy'), bad: count('bad') })}
        </p>
      )}
      {down.length > 0 && <Alert variant="warning">{t('down', { names: down.join(', ') })}</Alert>}
      {waiting.length > 0 && (
        <section aria-labelledby="lab-waiting" className="rounded-lg border border-dashed border-mark p-3">
          <h3 id="lab-waiting" className="mb-2 text-sm font-semibold text-mark">
            {t('waiting')}
          </h3>
          <PodList pods={waiting} onOpen={setOpened} />
        </section>
      )}
      <ul className="grid gap-3 sm:grid-cols-2">
        {picture.nodes.map((node) => (
          <NodeCard
            key={node.name}
            node={node}
            pods={pods.filter((pod) => pod.node === node.name)}
            onOpen={setOpened}
          />
        ))}
      </ul>
      <PodDetails pod={open} onClose={() => setOpened(undefined)} />
    </section>
  )
}

interface NodeCardProps {
  node: NodePicture
  pods: PodPicture[]
  onOpen(uid: string): void
}

function NodeCard({ node, pods, onOpen }: NodeCardProps) {
  const t = useTranslations('lab.map')
  return (
    <li className={cn('rounded-lg border bg-card p-3', !node.ready && 'border-destructive')}>
      <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-semibold">
        <span className="font-mono">{node.name}</span>
        <Badge variant={node.ready ? 'success' : 'destructive'}>{t(node.ready ? 'ready' : 'notReady')}</Badge>
        {node.cordoned && <Badge variant="warning">{t('cordoned')}</Badge>}
        {node.controlPlane && <Badge variant="outline">{t('controlPlane')}</Badge>}
      </h3>
      <p className="mt-1 text-xs text-muted-foreground">
        {t('capacity', { cpu: node.cpu, memory: node.memory })}
      </p>
      {node.taints.length > 0 && (
        <ul className="mt-1 grid gap-0.5 font-mono text-xs text-muted-foreground">
          {node.taints.map((taint) => (
            <li key={taint} className="break-all">
              {taint}
            </li>
          ))}
        </ul>
      )}
      <div className="mt-3">
        {pods.length === 0 ? (
          <p className="text-xs text-muted-foreground">{t('none')}</p>
        ) : (
          <PodList pods={pods} onOpen={onOpen} />
        )}
      </div>
    </li>
  )
}

function PodList({ pods, onOpen }: { pods: PodPicture[]; onOpen(uid: string): void }) {
  return (
    <ul className="grid gap-1.5">
      {pods.map((pod) => (
        <li key={pod.uid}>
          <PodTile pod={pod} onOpen={() => onOpen(pod.uid)} />
        </li>
      ))}
    </ul>
  )
}
