import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { ClusterRole } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'

const ROLES = 'clusterroles.rbac.authorization.k8s.io'

/** Mirrors: pkg/controller/clusterroleaggregation – a ClusterRole with an aggregationRule gets its rules. */
export const clusterRoleAggregation: Component = {
  name: 'clusterrole-aggregation',
  watches: [
    {
      resource: ROLES,
      // Any change of a role may concern any that collects.
      map: (_event, { lister }) =>
        lister
          .list(ROLES)
          .filter((role) => role.aggregationRule)
          .map((role) => role.metadata.name),
    },
  ],
  reconcile(name, ctx) {
    const role = ctx.lister.get(ROLES, undefined, name)
    if (!role?.aggregationRule) return
    const rules: NonNullable<ClusterRole['rules']> = []
    for (const selector of role.aggregationRule.clusterRoleSelectors ?? []) {
      for (const other of ctx.lister.list(ROLES)) {
        if (other.metadata.name === name || !matchesLabelSelector(selector, other.metadata.labels)) continue
        for (const rule of other.rules ?? [])
          if (!rules.some((known) => deepEqual(known, rule))) rules.push(rule)
      }
    }
    if (!deepEqual(rules, role.rules ?? [])) ctx.client.update(ROLES, { ...role, rules })
  },
}
