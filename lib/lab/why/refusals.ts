import type { RefusedRequest } from '@/lib/cluster/apiserver/gate-log'
import type { Difference, NearMiss, PolicyRef } from '@/lib/cluster/auth/explain-forbidden'
import type { WhyNearMiss, WhyRefusal } from './answer'

const MOST_REFUSALS = 20

const nameOf = ({ kind, namespace, name }: PolicyRef) => `${kind} ${namespace ? `${namespace}/` : ''}${name}`

type Subject = { kind: string; namespace?: string; name: string }
const subjectOf = ({ kind, namespace, name }: Subject) =>
  nameOf({ kind, name, ...(namespace ? { namespace } : {}) })

/** What was asked, and what is there instead. */
function differenceOf(difference: Difference): WhyNearMiss['differences'][number] {
  const { attribute } = difference
  switch (attribute) {
    case 'subject':
      return {
        attribute: `subject ${difference.mistake}`,
        asked: difference.asked,
        found: [subjectOf(difference.bound)],
      }
    case 'namespace':
      return { attribute, asked: difference.asked, found: [difference.bound] }
    case 'scope':
      return { attribute, asked: '', found: [difference.bound] }
    case 'role':
      return { attribute, asked: nameOf(difference.missing), found: difference.others.map(nameOf) }
    case 'rules':
      return { attribute, asked: '', found: [] }
    case 'aggregation':
      return {
        attribute,
        asked: nameOf(difference.into),
        found: Object.entries(difference.labels).map(([key, value]) => `${key}=${value}`),
      }
    case 'binding':
      return { attribute, asked: '', found: difference.bound.map(subjectOf) }
    default:
      return { attribute, asked: difference.asked, found: [...difference.listed] }
  }
}

const nearMissOf = ({ binding, role, differences }: NearMiss): WhyNearMiss => ({
  ...(binding ? { binding: nameOf(binding) } : {}),
  role: nameOf(role),
  differences: differences.map(differenceOf),
})

function refusalOf(request: RefusedRequest): WhyRefusal {
  const { seq, at, times, username: user, method, path, code, message, access, admission } = request
  const gate = access ? 'authorization' : admission ? 'admission' : 'authentication'
  return {
    ...{ seq, at, times, user, code, message, gate },
    asked: `${method} ${path}`,
    ...(admission ? { plugin: admission.plugin } : {}),
    nearest: (access?.nearest ?? []).slice(0, 3).map(nearMissOf),
  }
}

/** What gates refused lately, the newest first. */
export const refusalsOf = (refused: readonly RefusedRequest[]): WhyRefusal[] =>
  refused.slice(-MOST_REFUSALS).reverse().map(refusalOf)
