import { z } from 'zod'
import { platformUrl } from './platform-url'

const LTI = 'https://purl.imsglobal.org/spec/lti/claim'
export const CLAIM = {
  message: `${LTI}/message_type`,
  version: `${LTI}/version`,
  deployment: `${LTI}/deployment_id`,
  roles: `${LTI}/roles`,
  context: `${LTI}/context`,
  resourceLink: `${LTI}/resource_link`,
  custom: `${LTI}/custom`,
  presentation: `${LTI}/launch_presentation`,
  grades: 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
  deepLinking: 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings',
  contentItems: 'https://purl.imsglobal.org/spec/lti-dl/claim/content_items',
  deepLinkingData: 'https://purl.imsglobal.org/spec/lti-dl/claim/data',
} as const

export const SCOPE = {
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  lineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
} as const

const text = (max: number) => z.string().max(max)
const id = text(500).min(1)

const common = {
  sub: id,
  name: text(500).optional(),
  email: text(500).optional(),
  locale: text(60).optional(),
  [CLAIM.version]: z.literal('1.3.0'),
  [CLAIM.deployment]: id,
  [CLAIM.roles]: z.array(text(500)).max(100).default([]),
  [CLAIM.context]: z.object({ id, title: text(1000).nullish(), label: text(1000).nullish() }).optional(),
  [CLAIM.presentation]: z.object({ locale: text(60).nullish() }).optional(),
}

const resourceLaunch = z.object({
  ...common,
  [CLAIM.message]: z.literal('LtiResourceLinkRequest'),
  [CLAIM.resourceLink]: z.object({ id }),
  [CLAIM.custom]: z.object({ assignment: z.uuid().optional().catch(undefined) }).nullish(),
  [CLAIM.grades]: z
    .object({ lineitem: platformUrl.nullish(), scope: z.array(text(500)).max(50).default([]) })
    .nullish(),
})

const deepLinkingLaunch = z.object({
  ...common,
  [CLAIM.message]: z.literal('LtiDeepLinkingRequest'),
  [CLAIM.deepLinking]: z.object({
    deep_link_return_url: platformUrl,
    accept_types: z.array(text(100)).max(50),
    accept_lineitem: z.boolean().nullish(),
    data: text(20_000).nullish(),
  }),
})

/** What an id_token says, once its signature and its standard claims have been checked. */
export const launchClaims = z.discriminatedUnion(CLAIM.message, [resourceLaunch, deepLinkingLaunch])
export type LaunchClaims = z.output<typeof launchClaims>
