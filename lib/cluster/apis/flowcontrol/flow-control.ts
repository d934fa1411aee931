/** Priority and fairness of requests. Differs: kinds only, no request ever waits. */
import type { IFlowSchema } from 'kubernetes-models/flowcontrol.apiserver.k8s.io/v1/FlowSchema'
import type { IPriorityLevelConfiguration } from 'kubernetes-models/flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

const GROUP = 'flowcontrol.apiserver.k8s.io'

type FlowSchema = KubeObject & Pick<IFlowSchema, 'spec' | 'status'>
type PriorityLevel = KubeObject & Pick<IPriorityLevelConfiguration, 'spec' | 'status'>

export const flowSchema = defineKind<FlowSchema>({
  group: GROUP,
  version: 'v1',
  kind: 'FlowSchema',
  plural: 'flowschemas',
  singular: 'flowschema',
  namespaced: false,
  schema: `${GROUP}/v1/FlowSchema`,
  hasGeneration: true,
  subresources: ['status'],
  defaults(object) {
    if (object.spec) object.spec.matchingPrecedence ??= 1000
  },
  columns: [
    nameColumn as Column<FlowSchema>,
    { name: 'PriorityLevel', value: ({ spec }) => spec?.priorityLevelConfiguration.name ?? '' },
    { name: 'MatchingPrecedence', type: 'integer', value: ({ spec }) => spec?.matchingPrecedence ?? 0 },
    { name: 'DistinguisherMethod', value: ({ spec }) => spec?.distinguisherMethod?.type ?? '<none>' },
    ageColumn as Column<FlowSchema>,
    {
      name: 'MissingPL',
      value: ({ status }) => status?.conditions?.find(({ type }) => type === 'Dangling')?.status ?? '?',
    },
  ],
})

export const priorityLevelConfiguration = defineKind<PriorityLevel>({
  group: GROUP,
  version: 'v1',
  kind: 'PriorityLevelConfiguration',
  plural: 'prioritylevelconfigurations',
  singular: 'prioritylevelconfiguration',
  namespaced: false,
  schema: `${GROUP}/v1/PriorityLevelConfiguration`,
  hasGeneration: true,
  subresources: ['status'],
  columns: [
    nameColumn as Column<PriorityLevel>,
    { name: 'Type', value: ({ spec }) => spec?.type ?? '' },
    { name: 'NominalConcurrencyShares', value: ({ spec }) => String(sharesOf(spec) ?? '<none>') },
    { name: 'Queues', value: ({ spec }) => queuing(spec, 'queues') },
    { name: 'HandSize', value: ({ spec }) => queuing(spec, 'handSize') },
    { name: 'QueueLengthLimit', value: ({ spec }) => queuing(spec, 'queueLengthLimit') },
    ageColumn as Column<PriorityLevel>,
  ],
})

const sharesOf = (spec: PriorityLevel['spec']) => (spec?.limited ?? spec?.exempt)?.nominalConcurrencyShares

function queuing(spec: PriorityLevel['spec'], field: 'queues' | 'handSize' | 'queueLengthLimit'): string {
  return String(spec?.limited?.limitResponse?.queuing?.[field] ?? '<none>')
}
