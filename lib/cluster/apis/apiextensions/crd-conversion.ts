import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { dns1035Label } from '@/lib/cluster/apimachinery/names'
import type { CrdSpec } from '@/lib/cluster/apis/apiextensions/crd'

const STRATEGIES = ['None', 'Webhook']

function validateReviewVersions(versions: readonly string[], path: string, errors: FieldErrors): void {
  if (versions.length === 0) {
    errors.required(path)
    return
  }
  for (const [index, version] of versions.entries()) {
    const field = `${path}[${index}]`
    if (versions.indexOf(version) < index) errors.invalid(field, version, 'duplicate version')
    else for (const why of dns1035Label(version)) errors.invalid(field, version, why)
  }
  if (!versions.includes('v1') && !versions.includes('v1beta1')) {
    errors.invalid(path, versions, 'must include at least one of v1, v1beta1')
  }
}

/** spec.conversion; who calls its webhook is apiserver/conversion.ts. */
export function validateConversion({ conversion }: CrdSpec, errors: FieldErrors): void {
  const path = 'spec.conversion'
  if (!conversion) return
  const { strategy, webhook } = conversion
  if (!strategy) errors.required(`${path}.strategy`)
  else if (!STRATEGIES.includes(strategy)) errors.notSupported(`${path}.strategy`, strategy, STRATEGIES)
  const config = `${path}.webhookClientConfig`
  if (strategy !== 'Webhook') {
    const why = 'should not be set when strategy is not set to Webhook'
    if (webhook?.clientConfig) errors.forbidden(config, why)
    if ((webhook?.conversionReviewVersions?.length ?? 0) > 0)
      errors.forbidden(`${path}.conversionReviewVersions`, why)
    return
  }
  const client = webhook?.clientConfig
  if (!client) errors.required(config, 'required when strategy is set to Webhook')
  else if ((client.url === undefined) === (client.service === undefined)) {
    errors.required(config, 'exactly one of url or service is required')
  } else if (client.service) {
    if (!client.service.name) errors.required(`${config}.service.name`, 'service name is required')
    if (!client.service.namespace)
      errors.required(`${config}.service.namespace`, 'service namespace is required')
  }
  validateReviewVersions(webhook?.conversionReviewVersions ?? [], `${path}.conversionReviewVersions`, errors)
}
