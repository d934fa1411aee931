import { CLAIM, type LaunchClaims, SCOPE } from './claims'
import { teaches } from './roles'

/** What is kept of a launch until somebody has come in: of its claims only what is needed. */
export interface LaunchData {
  /** Teaches the course. */
  teaches: boolean
  course?: { deploymentId: string; contextId: string; title: string }
  /** The place in the course that was opened. */
  link?: { resourceLinkId: string; assignmentId?: string; lineItemUrl?: string }
  /** The platform waits for an assignment to be chosen. */
  deepLink?: { returnUrl: string; takesScores: boolean; data?: string }
}

export function launchDataOf(claims: LaunchClaims): LaunchData {
  const context = claims[CLAIM.context]
  const course = context && {
    deploymentId: claims[CLAIM.deployment],
    contextId: context.id,
    title: (context.title || context.label || '').trim().slice(0, 100),
  }
  return {
    teaches: teaches(claims[CLAIM.roles]),
    ...(course ? { course } : {}),
    ...(isDeepLinking(claims) ? deepLinkOf(claims) : linkOf(claims)),
  }
}

type DeepLinking = Extract<LaunchClaims, { [CLAIM.message]: 'LtiDeepLinkingRequest' }>
type Resource = Extract<LaunchClaims, { [CLAIM.message]: 'LtiResourceLinkRequest' }>

const isDeepLinking = (claims: LaunchClaims): claims is DeepLinking =>
  claims[CLAIM.message] === 'LtiDeepLinkingRequest'

function deepLinkOf(claims: DeepLinking): Pick<LaunchData, 'deepLink'> {
  const { deep_link_return_url: returnUrl, accept_lineitem, data } = claims[CLAIM.deepLinking]
  return { deepLink: { returnUrl, takesScores: accept_lineitem !== false, ...(data ? { data } : {}) } }
}

function linkOf(claims: Resource): Pick<LaunchData, 'link'> {
  const assignmentId = claims[CLAIM.custom]?.assignment
  const grades = claims[CLAIM.grades]
  const lineItemUrl = grades?.scope.includes(SCOPE.score) ? grades.lineitem : undefined
  return {
    link: {
      resourceLinkId: claims[CLAIM.resourceLink].id,
      ...(assignmentId ? { assignmentId } : {}),
      ...(lineItemUrl ? { lineItemUrl } : {}),
    },
  }
}

/** Whether somebody from a platform reads Japanese here: as the platform says, or else their browser. */
export function launchLocale(claims: LaunchClaims, acceptLanguage: string): 'en' | 'ja' {
  const said = claims[CLAIM.presentation]?.locale || claims.locale || acceptLanguage
  return /^ja\b/i.test(said.trim()) ? 'ja' : 'en'
}
