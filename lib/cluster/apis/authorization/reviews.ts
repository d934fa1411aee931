/** Kinds that are answered and never stored. */
import { defineKind, type Kind, nameColumn } from '@/lib/cluster/apis/kind'

function review(group: string, kind: string, answer: NonNullable<Kind['review']>, namespaced = false): Kind {
  const singular = kind.toLowerCase()
  return defineKind({
    group,
    version: 'v1',
    kind,
    plural: `${singular}s`,
    singular,
    namespaced,
    schema: `${group}/v1/${kind}`,
    review: answer,
    columns: [nameColumn],
  })
}

const AUTHENTICATION = 'authentication.k8s.io'
const AUTHORIZATION = 'authorization.k8s.io'

export const reviews: readonly Kind[] = [
  review(AUTHENTICATION, 'SelfSubjectReview', 'identity'),
  review(AUTHENTICATION, 'TokenReview', 'token'),
  review(AUTHORIZATION, 'LocalSubjectAccessReview', 'access', true),
  review(AUTHORIZATION, 'SelfSubjectAccessReview', 'own-access'),
  review(AUTHORIZATION, 'SelfSubjectRulesReview', 'rules'),
  review(AUTHORIZATION, 'SubjectAccessReview', 'access'),
]
