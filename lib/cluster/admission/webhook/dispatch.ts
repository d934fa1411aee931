/**
 * Mirrors: k8s.io/apiserver/pkg/admission/plugin/webhook (mutating and validating dispatchers).
 * Differs: validating webhooks are asked one after another, and the first refusal is the answer.
 */
import type { AdmissionAttributes, AdmissionContext } from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { Rounds } from '@/lib/cluster/admission/reinvocation'
import { CallError, callServer } from '@/lib/cluster/admission/webhook/client'
import { invocationOf, type Webhook } from '@/lib/cluster/admission/webhook/matching'
import { applyVerdict } from '@/lib/cluster/admission/webhook/patch'
import { reviewOf, type Verdict, verdictOf } from '@/lib/cluster/admission/webhook/review'
import { ApiError, badRequest, internalError, type Status } from '@/lib/cluster/apimachinery/errors'
import { MUTATING, VALIDATING } from '@/lib/cluster/apis/admissionregistration/resources'
import type { Kind } from '@/lib/cluster/apis/kind'
import { nextUid } from '@/lib/cluster/sim/rng'

interface Hook {
  webhook: Webhook
  configuration: string
  /** `configuration/webhook`, and a number where there are several of that name. */
  key: string
}

/** By the names of their configurations, then in the order in which each lists them. */
function hooksOf(resource: string, context: AdmissionContext): Hook[] {
  return context.list(resource).flatMap(({ metadata, webhooks }) =>
    ((webhooks as Webhook[] | undefined) ?? []).map((webhook, index) => ({
      webhook,
      configuration: metadata.name,
      key: `${metadata.name}/${webhook.name}/${index}`,
    })),
  )
}

/** A refusal in the server's words. Mirrors: webhook/errors ToStatusErr. */
function denial(hook: Hook, result: Verdict['result']): ApiError {
  const by = `admission webhook ${JSON.stringify(hook.webhook.name)} denied the request`
  const { message, reason, code, details } = (result ?? {}) as Partial<Status>
  const why = message ? `: ${message}` : reason ? `: ${reason}` : ' without explanation'
  const refusal = new ApiError({
    apiVersion: 'v1',
    kind: 'Status',
    metadata: {},
    status: 'Failure',
    message: `${by}${why}`,
    ...(reason ? { reason } : {}),
    ...(details ? { details } : {}),
    code: Math.max(400, code ?? 400),
  })
  return found(hook, 'denied', message ?? reason ?? '', refusal)
}

const found = (
  { webhook, configuration }: Pick<Hook, 'webhook' | 'configuration'>,
  outcome: 'denied' | 'failed',
  message: string,
  refusal: ApiError,
) => withFinding(refusal, { kind: 'webhook', webhook: webhook.name, configuration, outcome, message })

/** @throws CallError, ApiError when the webhook refuses */
function ask(
  hook: Hook,
  as: Kind,
  attributes: AdmissionAttributes,
  context: AdmissionContext,
  mutating: boolean,
): Verdict {
  const { name, clientConfig, sideEffects, timeoutSeconds = 10, admissionReviewVersions } = hook.webhook
  if (attributes.dryRun && sideEffects !== 'None' && sideEffects !== 'NoneOnDryRun')
    throw badRequest(`admission webhook ${JSON.stringify(name)} does not support dry run`)
  const review = reviewOf(attributes, as, nextUid(context.rng), admissionReviewVersions)
  const caller = { ...context.network(), now: context.now, get: context.get }
  const verdict = verdictOf(callServer(clientConfig, timeoutSeconds, review.body, caller), review, mutating)
  for (const [key, value] of Object.entries(verdict.annotations))
    annotate(attributes, `${name}/${key}`, value)
  attributes.warnings?.push(...verdict.warnings)
  if (!verdict.allowed) throw denial(hook, verdict.result)
  return verdict
}

function annotate({ annotations }: AdmissionAttributes, key: string, value: string): void {
  if (annotations) annotations[key] ??= value
}

/** Lets the request pass by what could not be called, or ends it. */
function failOpen(error: unknown, hook: Hook, open: () => void): void {
  const { name, failurePolicy } = hook.webhook
  if (!(error instanceof CallError)) throw error
  if (failurePolicy !== 'Ignore') {
    const refusal = internalError(`failed calling webhook ${JSON.stringify(name)}: ${error.reason}`)
    throw found(hook, 'failed', error.reason, refusal)
  }
  open()
}

function mutate(
  hook: Hook,
  as: Kind,
  attributes: AdmissionAttributes,
  context: AdmissionContext,
  place: string,
): boolean {
  const { webhook, configuration } = hook
  const about = { configuration, webhook: webhook.name }
  let changed = false
  try {
    const verdict = ask(hook, as, attributes, context, true)
    const kinds = { own: attributes.kind, shown: as }
    const applied = applyVerdict(verdict, webhook.name, attributes.object, kinds)
    changed = applied?.changed ?? false
    if (applied) {
      const patch = JSON.stringify({ ...about, patch: applied.operations, patchType: verdict.patchType })
      annotate(attributes, `patch.webhook.admission.k8s.io/${place}`, patch)
    }
  } catch (error) {
    failOpen(error, hook, () =>
      annotate(attributes, `failed-open.mutation.webhook.admission.k8s.io/${place}`, webhook.name),
    )
  }
  annotate(
    attributes,
    `mutation.webhook.admission.k8s.io/${place}`,
    JSON.stringify({ ...about, mutated: changed }),
  )
  return changed
}

/** Asks the mutating webhooks. @throws ApiError */
export function askMutating(attributes: AdmissionAttributes, context: AdmissionContext): void {
  const rounds = new Rounds(attributes, 'MutatingAdmissionWebhook')
  for (const [index, hook] of hooksOf(MUTATING, context).entries()) {
    const as = invocationOf(hook.webhook, attributes, context)
    if (!as || rounds.skips(hook.key)) continue
    const changed = mutate(hook, as, attributes, context, `round_${rounds.round}_index_${index}`)
    rounds.asked(hook.key, changed, hook.webhook.reinvocationPolicy === 'IfNeeded')
  }
  rounds.end()
}

/** Asks the validating webhooks. @throws ApiError */
export function askValidating(attributes: AdmissionAttributes, context: AdmissionContext): void {
  const relevant = hooksOf(VALIDATING, context).flatMap((hook) => {
    const as = invocationOf(hook.webhook, attributes, context)
    return as ? [{ hook, as }] : []
  })
  for (const [index, { hook, as }] of relevant.entries()) {
    try {
      ask(hook, as, attributes, context, false)
    } catch (error) {
      const key = `failed-open.validating.webhook.admission.k8s.io/round_0_index_${index}`
      failOpen(error, hook, () => annotate(attributes, key, hook.webhook.name))
    }
  }
}
