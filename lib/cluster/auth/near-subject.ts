/** Subjects of bindings that are almost the user who asks: what people mistake for him. */
import type { ISubject } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Subject'
import { applies, type Subject } from '@/lib/cluster/auth/rbac'

export type SubjectMistake =
  /** Equal but for upper and lower case. */
  | 'case'
  /** One letter is another, missing or too much. */
  | 'spelling'
  /** A User is named like the user's group or service account, or the other way round. */
  | 'kind'
  /** The service account of this name in another namespace, or the accounts of another namespace. */
  | 'namespace'
  /** It is for whoever is known, and nobody knows who asks. */
  | 'not authenticated'

/** At most one letter apart; short names are too often so by chance. */
export function nearlySpelt(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const differing = Math.max(a.length, b.length) - start - end
  const swapped =
    a.length === b.length && differing === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]
  return differing <= 1 || swapped
}

function alike(a: string, b: string): SubjectMistake | undefined {
  if (a === b) return undefined
  if (a.toLowerCase() === b.toLowerCase()) return 'case'
  return nearlySpelt(a, b) ? 'spelling' : undefined
}

const ACCOUNT = /^system:serviceaccount:([^:]+):([^:]+)$/
const ACCOUNTS_GROUP = /^system:serviceaccounts:(.+)$/

function nearAccount(name: string, namespace: string, { username }: Subject): SubjectMistake | undefined {
  const account = ACCOUNT.exec(username)
  if (!account) return username === name || username === `${namespace}:${name}` ? 'kind' : undefined
  const [, itsNamespace = '', itsName = ''] = account
  if (name === itsName) return itsNamespace === namespace ? undefined : 'namespace'
  return itsNamespace === namespace ? alike(name, itsName) : undefined
}

function nearUser(name: string, { username, groups }: Subject): SubjectMistake | undefined {
  const [, namespace, account] = ACCOUNT.exec(username) ?? []
  if (groups.includes(name)) return 'kind'
  if (account !== undefined) {
    if (name === account || name === `${namespace}:${account}`) return 'kind'
    if (ACCOUNT.exec(name)?.[2] === account) return 'namespace'
  }
  return alike(name, username)
}

function nearGroup(name: string, { username, groups }: Subject): SubjectMistake | undefined {
  if (name === username || ACCOUNT.exec(username)?.[2] === name) return 'kind'
  if (name === 'system:authenticated' && groups.includes('system:unauthenticated')) return 'not authenticated'
  const own = ACCOUNT.exec(username)?.[1]
  const meant = ACCOUNTS_GROUP.exec(name)?.[1]
  if (own !== undefined && meant !== undefined && own !== meant) return 'namespace'
  for (const group of groups) {
    const found = alike(name, group)
    if (found) return found
  }
  return undefined
}

/**
 * The subject of a binding that is the user, or else the first that is almost he.
 * @param namespace the binding's: where a service account without one is
 */
export function nearSubject(
  subjects: readonly ISubject[],
  user: Subject,
  namespace: string,
): { subject: ISubject; mistake?: SubjectMistake } | undefined {
  const exact = subjects.find((subject) => applies(subject, user, namespace))
  if (exact) return { subject: exact }
  for (const subject of subjects) {
    const { kind, name } = subject
    const mistake =
      kind === 'ServiceAccount'
        ? nearAccount(name, subject.namespace || namespace, user)
        : kind === 'Group'
          ? nearGroup(name, user)
          : nearUser(name, user)
    if (mistake) return { subject, mistake }
  }
  return undefined
}
