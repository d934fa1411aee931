/** A course of the test platform as a browser sees it: a page with the tool in a frame. */
import type { JWTPayload } from 'jose'
import { CLIENT_ID, ISSUER, type Pages, startPlatform, type TestPlatform } from './platform'

const LTI = 'https://purl.imsglobal.org/spec/lti/claim'
const DEEP_LINKING = 'https://purl.imsglobal.org/spec/lti-dl/claim'
const GRADES = 'https://purl.imsglobal.org/spec/lti-ags'

/** What an instructor has put into the course. */
export interface CourseLink {
  title: string
  custom: { assignment: string }
}

export interface Course {
  platform: TestPlatform
  /** Those that came back from the tool, in order. */
  links: CourseLink[]
  /** The address of the course's page for somebody who opens the tool, comes to choose a link, or follows one. */
  addressFor(
    person: { sub: string; name: string; teaches?: boolean },
    place: 'tool' | 'choose' | CourseLink,
  ): string
  close(): Promise<unknown>
}

/** @param tool the origin of Kubekata */
export async function startCourse(tool: string): Promise<Course> {
  /** What is said of whoever comes, by the hint that goes along with their login. */
  const visits = new Map<string, JWTPayload>()
  const links: CourseLink[] = []

  const pages: Pages = async ({ pathname, searchParams }, body) => {
    const asked = (name: string) => searchParams.get(name) ?? ''
    if (pathname === '/course') return html(frame(tool, asked('visit')))
    if (pathname === '/auth') {
      const idToken = await platform.idToken(asked('nonce'), visits.get(asked('login_hint')))
      return html(sentForm(asked('redirect_uri'), { id_token: idToken, state: asked('state') }))
    }
    if (pathname !== '/return') return undefined
    const answer = await platform.verify(new URLSearchParams(body).get('JWT') ?? '')
    links.push(...(answer[`${DEEP_LINKING}/content_items`] as CourseLink[]))
    return html('<p>The link was added.</p>')
  }

  const platform = await startPlatform(async () => (await fetch(`${tool}/api/lti/keys`)).json(), pages)
  return {
    ...{ platform, links, close: platform.close },
    addressFor({ sub, name, teaches = false }, place) {
      const visit = String(visits.size)
      const role = teaches ? 'Instructor' : 'Learner'
      visits.set(visit, { sub, name, [`${LTI}/roles`]: [role], ...placeClaims(place, platform.url) })
      return `${platform.url}/course?visit=${visit}`
    },
  }
}

function placeClaims(place: 'tool' | 'choose' | CourseLink, url: string): JWTPayload {
  if (place === 'tool') return {}
  if (place === 'choose') {
    const settings = { deep_link_return_url: `${url}/return`, accept_types: ['ltiResourceLink'] }
    return {
      [`${LTI}/message_type`]: 'LtiDeepLinkingRequest',
      [`${DEEP_LINKING}/deep_linking_settings`]: settings,
    }
  }
  return {
    [`${LTI}/resource_link`]: { id: `link-to-${place.custom.assignment}` },
    [`${LTI}/custom`]: place.custom,
    [`${GRADES}/claim/endpoint`]: { lineitem: `${url}/columns/1`, scope: [`${GRADES}/scope/score`] },
  }
}

const html = (body: string) => ({
  status: 200,
  html: `<!doctype html><html lang="en"><title>Campus</title><link rel="icon" href="data:,"><body>${body}</body></html>`,
})

function frame(tool: string, visit: string): string {
  const login = { iss: ISSUER, client_id: CLIENT_ID, login_hint: visit, target_link_uri: tool }
  const address = `${tool}/api/lti/login?${new URLSearchParams(login)}`
  return `<iframe title="Tool" width="600" height="400" src="${address.replaceAll('&', '&amp;')}"></iframe>`
}

function sentForm(action: string, fields: Record<string, string>): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
  )
  return `<form method="post" action="${action}">${inputs.join('')}</form><script>document.forms[0].submit()</script>`
}
