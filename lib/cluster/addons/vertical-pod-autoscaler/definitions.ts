/** The CustomResourceDefinitions of the vertical pod autoscaler. */
import { list, map, object, oneOf } from '@/lib/cluster/addons/gateway-api/parts'
import type { AddonObject } from '@/lib/cluster/addons/webhook-server'
import type { JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'
import { VPA_GROUP } from '@/lib/cluster/kubelet/images/vertical-pod-autoscaler/vpa'

const text: JsonSchema = { type: 'string' }
const integer: JsonSchema = { type: 'integer', format: 'int32' }
const quantities = map({ 'x-kubernetes-int-or-string': true })
const many = (items: JsonSchema): JsonSchema => ({ type: 'array', items })

const containerPolicy = object({
  containerName: text,
  mode: oneOf(['Auto', 'Off']),
  minAllowed: quantities,
  maxAllowed: quantities,
  controlledResources: many(text),
  controlledValues: oneOf(['RequestsAndLimits', 'RequestsOnly']),
})

const updatePolicy = object({
  updateMode: oneOf(['Off', 'Initial', 'Recreate', 'InPlaceOrRecreate', 'Auto']),
  minReplicas: integer,
  evictionRequirements: many(
    object({
      'resources!': many(text),
      'changeRequirement!': oneOf(['TargetHigherThanRequests', 'TargetLowerThanRequests']),
    }),
  ),
})

const spec = object({
  'targetRef!': object({ apiVersion: text, 'kind!': text, 'name!': text }),
  updatePolicy,
  resourcePolicy: object({ containerPolicies: many(containerPolicy) }),
  recommenders: list(object({ 'name!': text }), 10),
})

const recommendation = object({
  containerRecommendations: many(
    object({
      containerName: text,
      'target!': quantities,
      lowerBound: quantities,
      upperBound: quantities,
      uncappedTarget: quantities,
    }),
  ),
})

const condition = object({
  'type!': text,
  'status!': text,
  lastTransitionTime: { type: 'string', format: 'date-time' },
  reason: text,
  message: text,
})

const status = object({ recommendation, conditions: many(condition) })

const FIRST = '.status.recommendation.containerRecommendations[0].target'

const columns = [
  { name: 'Mode', type: 'string', jsonPath: '.spec.updatePolicy.updateMode' },
  { name: 'CPU', type: 'string', jsonPath: `${FIRST}.cpu` },
  { name: 'Mem', type: 'string', jsonPath: `${FIRST}.memory` },
  {
    name: 'Provided',
    type: 'string',
    jsonPath: ".status.conditions[?(@.type=='RecommendationProvided')].status",
  },
  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
]

const meta = { apiVersion: text, kind: text, metadata: { type: 'object' as const } }

function definition(kind: string, shortNames: string[], version: object): AddonObject {
  const plural = `${kind.toLowerCase()}s`
  const names = { kind, plural, singular: kind.toLowerCase(), shortNames }
  return {
    path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    body: {
      metadata: {
        name: `${plural}.${VPA_GROUP}`,
        annotations: { 'api-approved.kubernetes.io': 'https://github.com/kubernetes/kubernetes/pull/63797' },
      },
      spec: {
        group: VPA_GROUP,
        scope: 'Namespaced',
        names,
        versions: [{ name: 'v1', served: true, storage: true, ...version }],
      },
    },
  }
}

export const vpaDefinitions = (): AddonObject[] => [
  definition('VerticalPodAutoscalerCheckpoint', ['vpacheckpoint'], {
    schema: {
      openAPIV3Schema: object({
        ...meta,
        spec: object({ vpaObjectName: text, containerName: text }),
        status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      }),
    },
  }),
  definition('VerticalPodAutoscaler', ['vpa'], {
    schema: { openAPIV3Schema: object({ ...meta, 'spec!': spec, status }) },
    subresources: { status: {} },
    additionalPrinterColumns: columns,
  }),
]
