/**
 * Mirrors: k8s.io/apiserver/pkg/admission/plugin/webhook.
 * Differs: nothing runs that would answer a webhook, so each call fails in the way in which it would
 * without a server behind it; with failurePolicy Ignore that passes unseen.
 */
import type { IValidatingWebhook } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingWebhook'
import { requestOf } from '@/lib/cluster/admission/admission-request'
import { matchesNamespace, matchesObject, matchesRule } from '@/lib/cluster/admission/match-resources'
import type { AdmissionAttributes, AdmissionContext, AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { internalError } from '@/lib/cluster/apimachinery/errors'
import type { EndpointSlice, Service } from '@/lib/cluster/apimachinery/object'
import { compileExpression } from '@/lib/cluster/apis/admissionregistration/expressions'
import { ADMISSION_GROUP } from '@/lib/cluster/apis/admissionregistration/match-rules'

const SCOPE = { params: false, variables: false }

function hasEndpoints(namespace: string, name: string, context: AdmissionContext): boolean {
  return context.list('endpointslices.discovery.k8s.io', namespace).some((item) => {
    const { metadata, endpoints } = item as unknown as EndpointSlice
    if (metadata.labels?.['kubernetes.io/service-name'] !== name) return false
    return (endpoints ?? []).some((endpoint) => endpoint.conditions?.ready !== false)
  })
}

/** Why nobody answers. */
function failureOf(
  { clientConfig, timeoutSeconds = 10 }: IValidatingWebhook,
  context: AdmissionContext,
): string {
  const { service, url = '' } = clientConfig
  const post = (target: string, why: string) => `Post "${target}?timeout=${timeoutSeconds}s": ${why}`
  if (!service) {
    const host = /^https:\/\/([^/:]+)/.exec(url)?.[1] ?? ''
    return post(url, `dial tcp: lookup ${host}: no such host`)
  }
  const { namespace, name, path = '/', port = 443 } = service
  const target = `https://${name}.${namespace}.svc:${port}${path.startsWith('/') ? path : `/${path}`}`
  const stored = context.get('services', `${namespace}/${name}`) as unknown as Service | undefined
  if (!stored) return post(target, `service "${name}" not found`)
  if (!hasEndpoints(namespace, name, context))
    return post(target, `no endpoints available for service "${name}"`)
  return post(target, `dial tcp ${stored.spec.clusterIP}:${port}: connect: connection refused`)
}

/** Whether all conditions hold; one that fails counts by the failure policy. */
function conditionsHold(hook: IValidatingWebhook, attributes: AdmissionAttributes): boolean {
  const { object, old } = attributes
  const values = {
    object: object ?? null,
    oldObject: old ?? null,
    request: requestOf(attributes),
    authorizer: null,
  }
  return (hook.matchConditions ?? []).every(({ expression }) => {
    const compiled = compileExpression(expression.trim(), SCOPE)
    const outcome = compiled.ok ? compiled.program.run(values) : compiled
    return outcome.ok && 'value' in outcome ? outcome.value === true : hook.failurePolicy !== 'Ignore'
  })
}

function call(resource: string, attributes: AdmissionAttributes, context: AdmissionContext): void {
  // Nobody is kept from repairing webhooks and policies.
  if (attributes.kind.group === ADMISSION_GROUP) return
  for (const configuration of context.list(`${resource}.${ADMISSION_GROUP}`)) {
    for (const hook of (configuration.webhooks as IValidatingWebhook[] | undefined) ?? []) {
      if (hook.failurePolicy === 'Ignore') continue
      if (!hook.rules?.some((rule) => matchesRule(rule, attributes))) continue
      if (!matchesNamespace(hook.namespaceSelector, attributes, context)) continue
      if (!matchesObject(hook.objectSelector, attributes) || !conditionsHold(hook, attributes)) continue
      throw internalError(
        `failed calling webhook "${hook.name}": failed to call webhook: ${failureOf(hook, context)}`,
      )
    }
  }
}

export const mutatingWebhook: AdmissionPlugin = {
  name: 'MutatingAdmissionWebhook',
  admit: (attributes, context) => call('mutatingwebhookconfigurations', attributes, context),
}

export const validatingWebhook: AdmissionPlugin = {
  name: 'ValidatingAdmissionWebhook',
  validate: (attributes, context) => call('validatingwebhookconfigurations', attributes, context),
}
