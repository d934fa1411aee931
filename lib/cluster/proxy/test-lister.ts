/** Objects as manifests, for tests: a Lister over them. */

import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { createLister } from '@/lib/cluster/client/cache'
import type { Lister } from '@/lib/cluster/client/lister'

type Given = {
  metadata: { name: string; namespace?: string; [field: string]: unknown }
  [field: string]: unknown
}

const whole = (object: Given): KubeObject =>
  ({
    apiVersion: 'v1',
    kind: 'Test',
    ...object,
    metadata: { uid: object.metadata.name, resourceVersion: '1', creationTimestamp: '', ...object.metadata },
  }) as KubeObject

const keyOf = ({ metadata }: KubeObject) =>
  metadata.namespace ? `${metadata.namespace}/${metadata.name}` : metadata.name

/** `resource` → objects. */
export function testLister(given: Record<string, Given[]>): Lister {
  const all = new Map(Object.entries(given).map(([resource, objects]) => [resource, objects.map(whole)]))
  const of = (resource: string) => all.get(resource) ?? []
  return createLister({
    get: (resource, key) => of(resource).find((object) => keyOf(object) === key),
    list: (resource, namespace) =>
      of(resource).filter(({ metadata }) => namespace === undefined || metadata.namespace === namespace),
    indexed: (resource, index, value) => of(resource).filter((object) => index.valueOf(object) === value),
    likes: (resource, index, value) =>
      of(resource).flatMap((sample) => (index.valueOf(sample) === value ? [{ count: 1, sample }] : [])),
    revision: 1,
    compacted: 0,
    changesSince: () => [],
    resources: () => [...all.keys()],
  })
}
