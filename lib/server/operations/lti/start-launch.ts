import '../../server-only'
import { z } from 'zod'
import { anyone } from '../../access'
import { db } from '../../db'
import { toolAddresses } from '../../lti/addresses'
import { beginLogin } from '../../lti/login-state'
import { refused } from '../../lti/refused'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

const text = (max: number) => z.string().min(1).max(max)

/**
 * A platform wants to send somebody: answers with where at the platform that goes on, and with what the browser keeps
 * until it comes back.
 * @throws LAUNCH_REFUSED no administrator has registered the platform
 */
export const startLaunch = defineOperation({
  access: anyone,
  // Platforms send parameters of their own, too.
  input: z.object({
    iss: text(500),
    login_hint: text(2000),
    target_link_uri: text(2000),
    client_id: text(500).optional(),
    lti_message_hint: text(8000).optional(),
    lti_deployment_id: text(500).optional(),
  }),
  async run({ origin }, request) {
    await consume(LIMITS.ltiIp, origin.ip)
    const platform = await platformOf(request.iss, request.client_id)
    const asked = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined))
    const { state, nonce, browser } = await beginLogin(platform.id, asked as Record<string, string>)
    const url = new URL(platform.authUrl)
    const parameters = {
      ...{ scope: 'openid', response_type: 'id_token', response_mode: 'form_post', prompt: 'none' },
      ...{ client_id: platform.clientId, redirect_uri: toolAddresses().launch, state, nonce },
      login_hint: request.login_hint,
      ...(request.lti_message_hint ? { lti_message_hint: request.lti_message_hint } : {}),
    }
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
    return { url: url.href, state, browser }
  },
})

/** A platform that does not say as which client it asks must be the only one with its issuer. */
async function platformOf(issuer: string, clientId: string | undefined) {
  const found = await db().ltiPlatform.findMany({
    where: { issuer, ...(clientId ? { clientId } : {}) },
    take: 2,
  })
  const [platform] = found
  if (!platform || found.length > 1) throw refused('platform', issuer)
  return platform
}
