/** Mirrors: pkg/apis/admissionregistration/validation/validation.go, the part about webhooks. */
import type { IWebhookClientConfig } from 'kubernetes-models/admissionregistration.k8s.io/v1/WebhookClientConfig'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { dns1035Label, dns1123Subdomain, isPort } from '@/lib/cluster/apimachinery/names'
import {
  defaultRules,
  validateFailurePolicy,
  validateMatchConditions,
  validateMatchPolicy,
  validateRule,
} from '@/lib/cluster/apis/admissionregistration/match-rules'
import type { Configuration, Webhook } from '@/lib/cluster/apis/admissionregistration/webhook-configuration'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'
import { validateLabelSelector } from '@/lib/cluster/apis/selector-validation'

const SIDE_EFFECTS = ['None', 'NoneOnDryRun']
const REINVOCATIONS = ['IfNeeded', 'Never']
const MAX_TIMEOUT = 30

function defaultWebhook(webhook: Webhook): void {
  webhook.failurePolicy ??= 'Fail'
  webhook.matchPolicy ??= 'Equivalent'
  webhook.namespaceSelector ??= {}
  webhook.objectSelector ??= {}
  webhook.timeoutSeconds ??= 10
  const service = webhook.clientConfig?.service
  if (service) service.port ??= 443
  defaultRules(webhook.rules)
}

function validateUrl(url: string, path: string, errors: FieldErrors): void {
  const form = '; desired format: https://host[/path]'
  const parts =
    /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/(?:([^/?#@]*)@)?([^/?#]*))?[^?#]*(?:\?([^#]*))?(?:#(.*))?$/
  const [, scheme = '', user, host = '', query, fragment] = parts.exec(url) ?? []
  if (scheme !== 'https') {
    errors.invalid(path, scheme.toLowerCase(), `'https' is the only allowed URL scheme${form}`)
  }
  if (!host) errors.invalid(path, '', `host must be provided${form}`)
  if (user !== undefined) errors.invalid(path, user, 'user information is not permitted in the URL')
  if (fragment) errors.invalid(path, fragment, 'fragments are not permitted in the URL')
  if (query) errors.invalid(path, query, 'query parameters are not permitted in the URL')
}

function validateService(
  service: NonNullable<IWebhookClientConfig['service']>,
  path: string,
  errors: FieldErrors,
): void {
  const { name, namespace, port = 443, path: urlPath } = service
  if (!name) errors.required(`${path}.name`, 'service name is required')
  if (!namespace) errors.required(`${path}.namespace`, 'service namespace is required')
  if (urlPath !== undefined && urlPath !== '/') {
    const refuse = (why: string) => errors.invalid(`${path}.path`, urlPath, why)
    if (!urlPath.startsWith('/')) refuse("must start with a '/'")
    for (const [index, step] of urlPath.replace(/^\//, '').replace(/\/$/, '').split('/').entries()) {
      if (step === '') refuse(`segment[${index}] may not be empty`)
      else for (const why of dns1123Subdomain(step)) refuse(`segment[${index}]: ${why}`)
    }
  }
  if (!isPort(port))
    errors.invalid(`${path}.port`, port, 'port is not valid: must be between 1 and 65535, inclusive')
}

/** A name of at least three labels: `check.example.com`. */
function validateName(name: string, path: string, errors: FieldErrors): void {
  if (!name) {
    errors.required(path)
    return
  }
  const wrong = dns1123Subdomain(name)
  for (const why of wrong) errors.invalid(path, name, why)
  if (wrong.length === 0 && name.split('.').length < 3)
    errors.invalid(path, name, 'should be a domain with at least three segments separated by dots')
}

function validateVersions(versions: readonly string[], path: string, errors: FieldErrors): void {
  if (versions.length === 0) {
    errors.required(path, 'must specify one of v1, v1beta1')
    return
  }
  for (const [index, version] of versions.entries()) {
    if (versions.indexOf(version) < index) errors.invalid(`${path}[${index}]`, version, 'duplicate version')
    for (const why of dns1035Label(version)) errors.invalid(`${path}[${index}]`, version, why)
  }
  if (!versions.includes('v1') && !versions.includes('v1beta1'))
    errors.invalid(path, versions, 'must include at least one of v1, v1beta1')
}

function validateWebhook(hook: Webhook, path: string, errors: FieldErrors): void {
  validateName(hook.name, `${path}.name`, errors)
  for (const [index, rule] of (hook.rules ?? []).entries())
    validateRule(rule, `${path}.rules[${index}]`, errors)
  validateFailurePolicy(hook.failurePolicy, path, errors)
  validateMatchPolicy(hook.matchPolicy, path, errors)
  if (hook.sideEffects === undefined)
    errors.required(`${path}.sideEffects`, 'must specify one of None, NoneOnDryRun')
  else if (!SIDE_EFFECTS.includes(hook.sideEffects))
    errors.notSupported(`${path}.sideEffects`, hook.sideEffects, SIDE_EFFECTS)
  const { timeoutSeconds = 10 } = hook
  if (timeoutSeconds > MAX_TIMEOUT || timeoutSeconds < 1)
    errors.invalid(
      `${path}.timeoutSeconds`,
      timeoutSeconds,
      'the timeout value must be between 1 and 30 seconds',
    )
  validateLabelSelector(hook.namespaceSelector, `${path}.namespaceSelector`, errors)
  validateLabelSelector(hook.objectSelector, `${path}.objectSelector`, errors)
  if (hook.reinvocationPolicy !== undefined && !REINVOCATIONS.includes(hook.reinvocationPolicy))
    errors.notSupported(`${path}.reinvocationPolicy`, hook.reinvocationPolicy, REINVOCATIONS)
  const { url, service } = hook.clientConfig ?? {}
  if ((url === undefined) === (service === undefined))
    errors.required(`${path}.clientConfig`, 'exactly one of url or service is required')
  else if (url !== undefined) validateUrl(url, `${path}.clientConfig.url`, errors)
  else if (service) validateService(service, `${path}.clientConfig.service`, errors)
  validateVersions(hook.admissionReviewVersions ?? [], `${path}.admissionReviewVersions`, errors)
  validateMatchConditions(hook.matchConditions, path, { params: false, variables: false }, errors)
}

function validate({ webhooks = [] }: Configuration, errors: FieldErrors): void {
  const seen = new Set<string>()
  for (const [index, hook] of webhooks.entries()) {
    const path = `webhooks[${index}]`
    validateWebhook(hook, path, errors)
    if (seen.has(hook.name)) errors.duplicate(`${path}.name`, hook.name)
    seen.add(hook.name)
  }
}

export const validatingWebhookConfigurationStrategy: Strategy<Configuration> = {
  defaults: ({ webhooks = [] }) => webhooks.forEach(defaultWebhook),
  validate,
}

export const mutatingWebhookConfigurationStrategy: Strategy<Configuration> = {
  defaults({ webhooks = [] }) {
    for (const webhook of webhooks) {
      defaultWebhook(webhook)
      webhook.reinvocationPolicy ??= 'Never'
    }
  },
  validate,
}
