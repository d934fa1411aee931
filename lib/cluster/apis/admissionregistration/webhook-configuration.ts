import type { IMutatingWebhook } from 'kubernetes-models/admissionregistration.k8s.io/v1/MutatingWebhook'
import type { IValidatingWebhook } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingWebhook'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { ADMISSION_GROUP } from '@/lib/cluster/apis/admissionregistration/resources'
import { ageColumn, type Column, defineKind, type KindDefinition, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export type Webhook = IValidatingWebhook & Pick<IMutatingWebhook, 'reinvocationPolicy'>
export type Configuration = KubeObject & { webhooks?: Webhook[] }

const shared = {
  group: ADMISSION_GROUP,
  version: 'v1',
  namespaced: false,
  hasGeneration: true,
  categories: ['api-extensions'],
  columns: [
    nameColumn as Column<Configuration>,
    { name: 'Webhooks', type: 'integer', value: ({ webhooks = [] }) => webhooks.length },
    ageColumn as Column<Configuration>,
  ],
} satisfies Partial<KindDefinition<Configuration>>

export const validatingWebhookConfiguration = defineKind<Configuration>({
  ...shared,
  kind: 'ValidatingWebhookConfiguration',
  plural: 'validatingwebhookconfigurations',
  singular: 'validatingwebhookconfiguration',
  schema: `${ADMISSION_GROUP}/v1/ValidatingWebhookConfiguration`,
  ...lateStrategy<Configuration>('validatingWebhookConfiguration'),
})

export const mutatingWebhookConfiguration = defineKind<Configuration>({
  ...shared,
  kind: 'MutatingWebhookConfiguration',
  plural: 'mutatingwebhookconfigurations',
  singular: 'mutatingwebhookconfiguration',
  schema: `${ADMISSION_GROUP}/v1/MutatingWebhookConfiguration`,
  ...lateStrategy<Configuration>('mutatingWebhookConfiguration'),
})
