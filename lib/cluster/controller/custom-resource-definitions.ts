/**
 * Accepts the names of CustomResourceDefinitions, establishes them, and empties those that are deleted.
 * It runs in the API server, not in the controller manager.
 * Mirrors: apiextensions-apiserver/pkg/controller/{status,establish,finalizer}.
 */
import {
  CRD_RESOURCE,
  type CustomResourceDefinition as Crd,
  hasCondition,
} from '@/lib/cluster/apis/apiextensions/crd'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

/** Definitions whose names another one may have given up. */
function waiting(ctx: ComponentContext, crd: Crd): string[] {
  return (ctx.lister.list(CRD_RESOURCE) as unknown as Crd[])
    .filter((other) => other.spec.group === crd.spec.group && !hasCondition(other, 'NamesAccepted'))
    .map((other) => other.metadata.name)
}

export const customResourceDefinitions: Component = {
  name: 'custom-resource-definitions',
  watches: [
    {
      resource: CRD_RESOURCE,
      map: ({ type, object }, ctx) =>
        type === 'DELETED' ? waiting(ctx, object as unknown as Crd) : [object.metadata.name],
    },
  ],
  reconcile: (key, ctx) => part('definitionSync').syncDefinition(key, ctx),
}
