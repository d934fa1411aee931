/**
 * ControllerRevisions: the templates that a StatefulSet or a DaemonSet has had.
 * Mirrors: pkg/controller/history. Differs: hashes canonical JSON.
 */

import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec'
import { isAlreadyExists } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { ControllerRevision, DaemonSet, StatefulSet } from '@/lib/cluster/apimachinery/object'
import { controllerReference } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { computeHash } from '@/lib/cluster/controller/pod-template-hash'
import { claim } from '@/lib/cluster/controller/references'

type Owner = StatefulSet | DaemonSet

const byRevision = (a: ControllerRevision, b: ControllerRevision) =>
  a.revision - b.revision || (a.metadata.name < b.metadata.name ? -1 : 1)

/** The owner's revisions, oldest first. */
export function revisionsOf(ctx: ComponentContext, owner: Owner): ControllerRevision[] {
  const candidates = ctx.lister.list('controllerrevisions.apps', owner.metadata.namespace)
  return claim(ctx.client, owner, 'controllerrevisions.apps', candidates).sort(byRevision)
}

/** What a revision keeps: a patch that puts the template back. */
const dataOf = (owner: Owner) => ({ spec: { template: { ...owner.spec.template, $patch: 'replace' } } })

/** The template that a revision stands for. */
export function templateOf(revision: ControllerRevision): IPodTemplateSpec {
  const data = revision.data as { spec?: { template?: IPodTemplateSpec & { $patch?: string } } } | undefined
  const { $patch: _, ...template } = data?.spec?.template ?? {}
  return template
}

function newRevision(owner: Owner, hashLabel: string, revision: number, collisions: number) {
  const hash = computeHash(owner.spec.template, collisions)
  return {
    apiVersion: 'apps/v1' as const,
    kind: 'ControllerRevision' as const,
    metadata: {
      name: `${owner.metadata.name}-${hash}`,
      namespace: owner.metadata.namespace,
      labels: { ...owner.spec.template.metadata?.labels, [hashLabel]: hash },
      ...(owner.metadata.annotations ? { annotations: { ...owner.metadata.annotations } } : {}),
      ownerReferences: [controllerReference(owner)],
    },
    data: dataOf(owner),
    revision,
  } as unknown as ControllerRevision
}

/** A name that is taken by something else is a collision of hashes: the next attempt counts it in. */
function create(
  ctx: ComponentContext,
  owner: Owner,
  hashLabel: string,
  revision: number,
): ControllerRevision {
  for (let collisions = owner.status?.collisionCount ?? 0; ; collisions++) {
    try {
      return ctx.client.create(
        'controllerrevisions.apps',
        newRevision(owner, hashLabel, revision, collisions),
      )
    } catch (error) {
      if (!isAlreadyExists(error)) throw error
    }
  }
}

/** The revision of the present template: the latest, an older one made the latest again, or a new one. */
export function currentRevision(
  ctx: ComponentContext,
  owner: Owner,
  known: readonly ControllerRevision[],
  hashLabel: string,
): ControllerRevision {
  const wanted = dataOf(owner)
  const equal = known.filter(({ data }) => deepEqual(data, wanted)).at(-1)
  const last = known.at(-1)
  const next = (last?.revision ?? 0) + 1
  if (!equal) return create(ctx, owner, hashLabel, next)
  if (equal === last) return equal
  return ctx.client.update('controllerrevisions.apps', { ...equal, revision: next })
}

/** Beyond the limit the oldest revisions go, unless they are in use. */
export function trimRevisions(
  ctx: ComponentContext,
  known: readonly ControllerRevision[],
  limit: number,
  inUse: (revision: ControllerRevision) => boolean,
): void {
  const history = known.filter((revision) => !inUse(revision))
  for (const { metadata } of history.slice(0, Math.max(0, history.length - limit)))
    ctx.client.delete('controllerrevisions.apps', metadata.namespace, metadata.name)
}
