/** Dynamic resource allocation. Differs: kinds only, nothing is allocated. */

import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Cell, type Column, defineKind, type Kind, nameColumn } from '@/lib/cluster/apis/kind'

const GROUP = 'resource.k8s.io'

type Claim = KubeObject & { status?: { allocation?: unknown; reservedFor?: unknown[] } }

function claimState({ metadata, status }: Claim): string {
  const states = [
    ...(metadata.deletionTimestamp ? ['deleted'] : []),
    ...(status?.allocation ? ['allocated'] : metadata.deletionTimestamp ? [] : ['pending']),
    ...(status?.reservedFor?.length ? ['reserved'] : []),
  ]
  return states.join(',')
}

const specField = (field: string) => (object: KubeObject) => {
  const value = (object.spec as Record<string, unknown> | undefined)?.[field]
  return (typeof value === 'object' && value !== null && 'name' in value ? value.name : (value ?? '')) as Cell
}

function kind(name: string, plural: string, namespaced: boolean, columns: Column[], status = false): Kind {
  return defineKind({
    group: GROUP,
    version: 'v1',
    kind: name,
    plural,
    singular: name.toLowerCase(),
    namespaced,
    schema: `${GROUP}/v1/${name}`,
    ...(status ? { subresources: ['status' as const] } : {}),
    columns: [nameColumn, ...columns, ageColumn],
  })
}

export const dynamicResources: readonly Kind[] = [
  kind('DeviceClass', 'deviceclasses', false, []),
  kind(
    'ResourceClaim',
    'resourceclaims',
    true,
    [{ name: 'State', value: (claim) => claimState(claim as Claim) }],
    true,
  ),
  kind('ResourceClaimTemplate', 'resourceclaimtemplates', true, []),
  kind('ResourceSlice', 'resourceslices', false, [
    { name: 'Node', value: specField('nodeName') },
    { name: 'Driver', value: specField('driver') },
    { name: 'Pool', value: specField('pool') },
  ]),
]
