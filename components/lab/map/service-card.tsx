'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { objectKey } from '@/lib/lab/picture/object-key'
import type { PodPicture, RoutePicture, ServicePicture, TrafficPicture } from '@/lib/lab/picture/schema'
import type { Density } from './density'
import { ObjectButton } from './object-button'
import { PodList } from './pod-list'
import { TrafficEdge } from './traffic-edge'

export interface ServiceCardProps {
  service: ServicePicture
  /** Those behind it. */
  pods: readonly PodPicture[]
  /** Those that lead to it. */
  routes: readonly RoutePicture[]
  traffic: readonly TrafficPicture[]
  /** From here on traffic counts as recent; virtual ms. */
  since: number
  guarded: ReadonlySet<string>
  density: Density
  onOpen(key: string): void
}

const VARIANTS = { good: 'success', busy: 'warning', bad: 'destructive', over: 'neutral' } as const

/** A Service: how it is reached, who asked it lately, and what stands behind it. */
export function ServiceCard(props: ServiceCardProps) {
  const { service, pods, routes, traffic, since, guarded, density, onOpen } = props
  const t = useTranslations('lab.map')
  const { type, address, external, ports, backends, mood } = service
  const ready = backends.filter((one) => one.ready).length
  const strangers = backends.filter(({ pod }) => pod === undefined)
  const isName = type === 'ExternalName'
  return (
    <li className="grid min-w-0 content-start gap-2 rounded-lg border bg-card p-3">
      <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-semibold">
        <ObjectButton target={objectKey({ kind: 'Service', ...service })} onOpen={onOpen} />
        <Badge variant="outline">{address === 'None' ? t('headless') : type}</Badge>
        {!isName && <Badge variant={VARIANTS[mood]}>{t('backends', { ready, all: backends.length })}</Badge>}
      </h3>
      <p className="font-mono text-xs break-all text-muted-foreground">
        {[address, ...external].filter((one) => one !== 'None').join(' · ')} {ports.join(' ')}
      </p>
      {routes.length > 0 && <Routes routes={routes} service={service} onOpen={onOpen} />}
      {traffic.length > 0 && (
        <ul aria-label={t('traffic')} className="grid gap-2 rounded-md bg-muted p-2">
          {traffic.map((one) => (
            <TrafficEdge key={one.id} traffic={one} recent={one.at >= since} onOpen={onOpen} />
          ))}
        </ul>
      )}
      {pods.length > 0 && <PodList pods={pods} density={density} guarded={guarded} onOpen={onOpen} />}
      {strangers.length > 0 && (
        <p className="font-mono text-xs break-all">{strangers.map((one) => one.address).join(' ')}</p>
      )}
    </li>
  )
}

type RoutesProps = Pick<ServiceCardProps, 'routes' | 'service' | 'onOpen'>

function Routes({ routes, service, onOpen }: RoutesProps) {
  const own = objectKey({ kind: 'Service', ...service })
  return (
    <ul className="grid gap-1 text-xs">
      {routes.flatMap((route) =>
        route.rules
          .filter((rule) => rule.service === own)
          .map(({ host, path, port }) => (
            <li
              key={`${route.uid} ${host} ${path} ${port}`}
              className="flex flex-wrap items-baseline gap-x-2"
            >
              <ObjectButton target={objectKey(route)} kind onOpen={onOpen} />
              <span className="font-mono break-all text-muted-foreground">
                {host}
                {path} → {port}
              </span>
            </li>
          )),
      )}
    </ul>
  )
}
