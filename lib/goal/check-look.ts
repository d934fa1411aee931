import { checkAccess } from './check-access'
import { checkCount, checkEndpoints, checkField, checkPresence, checkUnchanged } from './check-state'
import { checkFile, checkRun } from './check-text'
import { checkReach, checkRequest } from './check-traffic'
import type { Look } from './condition'
import type { Finding, Situation } from './finding'

/** Looks at a cluster, or at a fork of it; changes nothing. */
export async function checkLook(situation: Situation, c: Look): Promise<Finding> {
  if (!('context' in c) || c.context === undefined) return lookAt(situation, c)
  const [now, start] = [situation.now.at(c.context), situation.start.at(c.context)]
  if (!now) return { passed: false, expected: `context ${c.context}`, found: '<none>' }
  return lookAt({ now, start: start ?? now }, c)
}

async function lookAt(situation: Situation, c: Look): Promise<Finding> {
  switch (c.kind) {
    case 'exists':
      return checkPresence(situation, c, true)
    case 'absent':
      return checkPresence(situation, c, false)
    case 'field':
      return checkField(situation, c)
    case 'unchanged':
      return checkUnchanged(situation, c)
    case 'count':
      return checkCount(situation, c)
    case 'endpoints':
      return checkEndpoints(situation, c)
    case 'access':
      return checkAccess(situation, c)
    case 'reach':
      return checkReach(situation, c)
    case 'request':
      return checkRequest(situation, c)
    case 'run':
      return checkRun(situation, c)
    case 'file':
      return checkFile(situation, c)
  }
}
