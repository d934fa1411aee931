'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import type { LabPicture } from '@/lib/lab/picture'
import type { ObjectRef } from '@/lib/lab/picture/object-key'
import type { Mood } from '@/lib/lab/picture/schema'
import { MapControls, type MapView } from './map/map-controls'
import { NetworkView } from './map/network-view'
import { NodesView } from './map/nodes-view'
import { ObjectDetails } from './map/object-details'
import { useOpened, useScope } from './map/use-map'
import { WorkloadsView } from './map/workloads-view'

export interface ClusterMapProps {
  picture: LabPicture
  /** What it is of, where there are several. */
  title?: string | undefined
  /** Types a line in the terminal, and runs it; without it nothing offers to. */
  onCommand?: ((text: string) => void) | undefined
  /** Asks why an object is as it is; without it nothing offers to. */
  onWhy?: ((ref: ObjectRef) => void) | undefined
  /** What was answered about an object, or is known of it besides. */
  why?: (ref: ObjectRef) => ReactNode
}

/** The cluster as it is now: by nodes, by owners, or by who reaches whom. */
export function ClusterMap({ picture, title, onCommand, onWhy, why }: ClusterMapProps) {
  const t = useTranslations('lab.map')
  const [view, setView] = useState<MapView>('nodes')
  const { scope, setScope, shown, namespaces } = useScope(picture)
  const { object, hasBack, open, back, close, closed } = useOpened(picture)
  const heading = useId()
  const { now, nodes, autoscalers, traffic, pods: all } = picture
  return (
    <section aria-labelledby={heading} data-testid="lab-map" className="grid min-w-0 content-start gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={heading} className="font-bold">
          {title ?? t('title')}
        </h2>
        <label className="flex min-h-9 cursor-pointer items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-mark"
            checked={scope.system}
            onChange={(event) => setScope({ ...scope, system: event.target.checked })}
          />
          {t('system')}
        </label>
      </div>
      <State picture={picture} pods={shown.pods} filtered={scope.text.trim() !== ''} />
      {picture.reachable && (
        <>
          <MapControls {...{ view, scope, namespaces }} onView={setView} onScope={setScope} />
          {view === 'nodes' && <NodesView nodes={nodes} pods={shown.pods} onOpen={open} />}
          {view === 'workloads' && (
            <WorkloadsView
              {...{ autoscalers, workloads: shown.workloads, claims: shown.claims }}
              pods={shown.allPods}
              text={scope.text}
              onOpen={open}
            />
          )}
          {view === 'network' && (
            <NetworkView
              {...{ traffic, now, services: shown.services, routes: shown.routes, policies: shown.policies }}
              pods={all}
              onOpen={open}
            />
          )}
        </>
      )}
      <ObjectDetails
        {...{ object, hasBack, onCommand, onWhy }}
        why={object && why?.(object.ref)}
        onBack={back}
        onOpen={open}
        onClose={close}
        onClosed={closed}
      />
    </section>
  )
}

interface StateProps extends Pick<ClusterMapProps, 'picture'> {
  pods: LabPicture['pods']
  filtered: boolean
}

/** In words: how many Pods are how, and what does not run. */
function State({ picture, pods, filtered }: StateProps) {
  const t = useTranslations('lab.map')
  const count = (mood: Mood) => pods.filter((pod) => pod.mood === mood).length
  const down = picture.components.filter((component) => !component.running).map(({ name }) => name)
  const isEmpty = pods.length === 0 && !filtered
  return (
    <>
      {!picture.reachable && <Alert variant="destructive">{t('unreachable')}</Alert>}
      {picture.reachable && (
        <p aria-live="polite" className="text-sm text-muted-foreground" data-testid="lab-summary">
          {isEmpty
            ? t('empty')
            : t('summary', { running: count('good'), busy: count('busy'), bad: count('bad') })}
        </p>
      )}
      {down.length > 0 && <Alert variant="warning">{t('down', { names: down.join(', ') })}</Alert>}
    </>
  )
}
