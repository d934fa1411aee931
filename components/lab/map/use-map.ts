import { useCallback, useMemo, useRef, useState } from 'react'
import type { LabPicture } from '@/lib/lab/picture'
import { describeObject } from './describe/describe-object'
import { mentions, namespacesOf, podsWithin, type Scope, servicesWithin, WHOLE, within } from './scope'

/** What of a picture is shown; lists that have not changed stay what they were. */
export function useScope(picture: LabPicture) {
  const [scope, setScope] = useState<Scope>(WHOLE)
  const { pods, services, workloads, policies, routes, claims } = picture
  const shown = {
    pods: useMemo(() => podsWithin(pods, scope), [pods, scope]),
    /** Whatever the text says. */
    allPods: useMemo(() => within(pods, scope), [pods, scope]),
    services: useMemo(() => servicesWithin(services, scope), [services, scope]),
    workloads: useMemo(() => within(workloads, scope), [workloads, scope]),
    policies: useMemo(
      () => within(policies, scope).filter(({ name }) => mentions(scope.text, [name])),
      [policies, scope],
    ),
    routes: useMemo(
      () => within(routes, scope).filter(({ name }) => mentions(scope.text, [name])),
      [routes, scope],
    ),
    claims: useMemo(() => within(claims, scope), [claims, scope]),
  }
  return { scope, setScope, shown, namespaces: namespacesOf(picture) }
}

/** The objects that were opened one from the other; the last one is shown as long as the picture has it. */
export function useOpened(picture: LabPicture) {
  const [trail, setTrail] = useState<readonly string[]>([])
  const opener = useRef<Element | null>(null)
  const last = trail.at(-1)
  const object = last === undefined ? undefined : describeObject(picture, last)
  // What has gone is closed, and stays closed if it comes again.
  if (trail.length > 0 && !object) setTrail([])
  return {
    object,
    hasBack: trail.length > 1,
    open: useCallback((key: string) => {
      const { activeElement } = document
      const isInside = activeElement?.closest('[role=dialog]')
      if (!isInside) opener.current = activeElement
      setTrail((old) => (isInside ? [...old, key] : [key]))
    }, []),
    /** The keyboard goes back to where it was. */
    closed: useCallback(() => opener.current instanceof HTMLElement && opener.current.focus(), []),
    back: useCallback(() => setTrail((old) => old.slice(0, -1)), []),
    close: useCallback(() => setTrail([]), []),
  }
}
