'use client'

import { useTranslations } from 'next-intl'

/** One of each kind that checks are mostly made of: lib/goal/condition.ts. */
export const EXAMPLES = {
  exists: '- { kind: exists, resource: configmaps, namespace: shop, name: app }',
  absent: '- { kind: absent, resource: pods, namespace: shop, name: old }',
  field:
    '- { kind: field, resource: deployments.apps, namespace: shop, name: web, path: spec.replicas, equals: 3 }',
  unchanged: '- { kind: unchanged, resource: pods, namespace: shop, name: web, path: metadata.uid }',
  count: '- { kind: count, resource: pods, namespace: shop, selector: app=web, atLeast: 2 }',
  endpoints: '- { kind: endpoints, service: web, namespace: shop, pods: app=web, port: 8080 }',
  access:
    "- { kind: access, as: 'system:serviceaccount:shop:ci', verb: list, resource: pods, namespace: shop, allowed: true }",
  reach:
    '- { kind: reach, from: { pods: app=web, namespace: shop }, to: db.shop, port: 5432, allowed: false }',
  run: "- { kind: run, command: 'kubectl auth can-i list pods --as ci', stdout: { contains: [yes] } }",
  file: '- { kind: file, path: /root/answer.txt, contains: [worker-1] }',
  experiment: `- kind: experiment
  do: [{ deletePod: app=web, namespace: shop }]
  wait: 60
  expect:
    - { kind: endpoints, service: web, namespace: shop, pods: app=web, port: 8080 }`,
} as const

/** What can stand in a check, to be copied from. */
export function ConditionHelp() {
  const t = useTranslations('authoring.conditionHelp')
  return (
    <details className="rounded-md border bg-card p-4">
      <summary className="cursor-pointer font-semibold">{t('title')}</summary>
      <p className="mt-2 text-sm text-muted-foreground">{t('text')}</p>
      <dl className="mt-3 grid gap-3">
        {Object.entries(EXAMPLES).map(([kind, example]) => (
          <div key={kind} className="grid gap-1">
            <dt className="text-sm">{t(`kinds.${kind as keyof typeof EXAMPLES}`)}</dt>
            <dd>
              <pre className="overflow-x-auto rounded-md bg-code p-2 text-xs">{example}</pre>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
