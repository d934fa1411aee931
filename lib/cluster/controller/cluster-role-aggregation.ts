import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { ClusterRole } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'

const ROLES = 'clusterroles.rbac.authorization.k8s.io'

const ruleKey = ({ apiGroups, nonResourceURLs, resourceNames, resources, verbs }: IPolicyRule): string =>
  JSON.stringify([apiGroups, nonResourceURLs, resourceNames, resources, verbs])

/** The rules that an aggregating role gets from the others, sorted by name; equal ones once. */
export function aggregatedRules(role: ClusterRole, all: readonly ClusterRole[]): IPolicyRule[] {
  const rules = new Map<string, IPolicyRule>()
  for (const selector of role.aggregationRule?.clusterRoleSelectors ?? []) {
    for (const other of all) {
      if (other.metadata.name === role.metadata.name) continue
      if (!matchesLabelSelector(selector, other.metadata.labels)) continue
      for (const rule of other.rules ?? []) {
        const key = ruleKey(rule)
        if (!rules.has(key)) rules.set(key, rule)
      }
    }
  }
  return [...rules.values()]
}

/** Mirrors: pkg/controller/clusterroleaggregation – a ClusterRole with an aggregationRule gets its rules. */
export const clusterRoleAggregation: Component = {
  name: 'clusterrole-aggregation',
  watches: [
    {
      resource: ROLES,
      // Any change of a role may concern any that collects.
      map: ({ initial, object }, { lister }) =>
        (initial ? [object as ClusterRole] : lister.list(ROLES))
          .filter((role) => role.aggregationRule)
          .map((role) => role.metadata.name),
    },
  ],
  reconcile(name, ctx) {
    const role = ctx.lister.get(ROLES, undefined, name)
    if (!role?.aggregationRule) return
    const rules = aggregatedRules(role, ctx.lister.list(ROLES))
    if (!deepEqual(rules, role.rules ?? [])) ctx.client.update(ROLES, { ...role, rules })
  },
}
