'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { LabPicture } from '@/lib/lab/picture'
import { objectKey } from '@/lib/lab/picture/object-key'
import type { PodPicture, PolicyPicture, RoutePicture, ServicePicture } from '@/lib/lab/picture/schema'
import { densityOf } from './density'
import { PolicyList } from './policy-list'
import { RouteList } from './route-list'
import { ServiceCard } from './service-card'
import { TrafficEdge } from './traffic-edge'

export interface NetworkViewProps {
  services: readonly ServicePicture[]
  routes: readonly RoutePicture[]
  policies: readonly PolicyPicture[]
  /** All that there are: what stands behind a Service is shown, whatever the text says. */
  pods: readonly PodPicture[]
  traffic: LabPicture['traffic']
  now: number
  onOpen(key: string): void
}

/** How long traffic is recent; virtual ms. */
const RECENT = 30_000
/** So that what is drawn changes seldom. */
const STEP = 10_000

/** Services with what stands behind them, policies, and who asked whom. */
export function NetworkView(props: NetworkViewProps) {
  const { services, routes, policies, pods, traffic, now, onOpen } = props
  const t = useTranslations('lab.map')
  const podOf = useMemo(() => new Map(pods.map((pod) => [`${pod.namespace}/${pod.name}`, pod])), [pods])
  const guarded = useMemo(() => guardedBy(policies, podOf), [policies, podOf])
  const since = Math.floor((now - RECENT) / STEP) * STEP
  const shown = new Set(services.map((service) => objectKey({ kind: 'Service', ...service })))
  const others = traffic.filter(({ via }) => !via.some((key) => shown.has(key)))
  const density = densityOf(services.reduce((sum, { backends }) => sum + backends.length, 0))
  return (
    <>
      {services.length === 0 ? (
        <p className="text-sm text-muted-foreground">{t('noServices')}</p>
      ) : (
        <ul className="grid gap-3">
          {services.map((service) => {
            const key = objectKey({ kind: 'Service', ...service })
            return (
              <ServiceCard
                key={service.uid}
                service={service}
                pods={service.backends.flatMap(({ pod }) => podOf.get(`${service.namespace}/${pod}`) ?? [])}
                routes={routes.filter(({ rules }) => rules.some((rule) => rule.service === key))}
                traffic={traffic.filter(({ via }) => via.includes(key))}
                {...{ since, guarded, density, onOpen }}
              />
            )
          })}
        </ul>
      )}
      <RouteList routes={routes} onOpen={onOpen} />
      <PolicyList policies={policies} onOpen={onOpen} />
      {others.length > 0 && (
        <section className="rounded-lg border bg-card p-3">
          <h3 className="mb-2 text-sm font-semibold">{t('otherTraffic')}</h3>
          <ul className="grid gap-2">
            {others.map((one) => (
              <TrafficEdge key={one.id} traffic={one} recent={one.at >= since} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      )}
      {traffic.length === 0 && <p className="text-sm text-muted-foreground">{t('noTraffic')}</p>}
    </>
  )
}

/** uids of the Pods that a policy selects. */
function guardedBy(policies: readonly PolicyPicture[], podOf: Map<string, PodPicture>): ReadonlySet<string> {
  return new Set(
    policies.flatMap(({ namespace, pods }) =>
      pods.flatMap((name) => podOf.get(`${namespace}/${name}`)?.uid ?? []),
    ),
  )
}
