'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { objectKey } from '@/lib/lab/picture/object-key'
import type { RoutePicture } from '@/lib/lab/picture/schema'
import { ObjectButton } from './object-button'

export interface RouteListProps {
  routes: readonly RoutePicture[]
  onOpen(key: string): void
}

/** Ingresses, Gateways and HTTPRoutes: where requests from outside are led. */
export function RouteList({ routes, onOpen }: RouteListProps) {
  const t = useTranslations('lab.map')
  if (routes.length === 0) return null
  return (
    <section className="rounded-lg border bg-card p-3">
      <h3 className="mb-2 text-sm font-semibold">{t('routes')}</h3>
      <ul className="grid gap-3">
        {routes.map((route) => (
          <li key={route.uid} className="grid gap-1 text-xs">
            <p className="flex flex-wrap items-center gap-x-2">
              <ObjectButton target={objectKey(route)} kind onOpen={onOpen} />
              {route.className && <Badge variant="outline">{route.className}</Badge>}
              {route.addresses.length > 0 && <span className="font-mono">{route.addresses.join(' ')}</span>}
              {route.parents.map((parent) => (
                <ObjectButton key={parent} target={parent} kind onOpen={onOpen} />
              ))}
            </p>
            <ul className="grid gap-0.5 pl-3">
              {route.rules.map(({ host, path, service, port }) => (
                <li
                  key={`${host} ${path} ${service} ${port}`}
                  className="flex flex-wrap items-baseline gap-x-2 font-mono"
                >
                  <span className="break-all">
                    {route.kind === 'Gateway' ? `${path} ${host}:${port}` : `${host}${path}`}
                  </span>
                  {service && (
                    <span>
                      → <ObjectButton target={service} onOpen={onOpen} />:{port}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
