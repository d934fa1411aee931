import { describe, expect, it } from 'vitest'
import { type AuditAttributes, auditDecision, loadAuditPolicy } from '@/lib/cluster/apiserver/audit-policy'

const policyOf = (rules: string) => {
  const text = `apiVersion: audit.k8s.io/v1\nkind: Policy\nomitStages: [RequestReceived]\nrules:\n${rules}`
  const loaded = loadAuditPolicy('/p.yaml', () => text)
  if ('error' in loaded) throw new Error(loaded.error)
  return loaded.policy
}

const asked = (change: Partial<AuditAttributes> = {}): AuditAttributes => ({
  user: { username: 'kai', groups: ['dev', 'system:authenticated'] },
  verb: 'get',
  path: '/api/v1/namespaces/default/pods/web/log',
  resource: { group: '', resource: 'pods', subresource: 'log', namespace: 'default', name: 'web' },
  ...change,
})
const path = (url: string) => {
  const { resource: _, ...rest } = asked({ path: url })
  return rest
}

describe('a rule fits', () => {
  it.each([
    ['users: [kai]', asked(), true],
    ['users: [kim]', asked(), false],
    ['userGroups: [ops, dev]', asked(), true],
    ['verbs: [list]', asked(), false],
    ['resources: [{group: "", resources: [pods]}]', asked(), false],
    ['resources: [{group: "", resources: [pods/log]}]', asked(), true],
    ['resources: [{group: "", resources: [pods/*]}]', asked(), true],
    ['resources: [{group: "", resources: ["*/log"]}]', asked(), true],
    ['resources: [{group: "", resources: ["*"]}]', asked(), true],
    ['resources: [{resources: [pods/log], resourceNames: [db]}]', asked(), false],
    ['resources: [{group: apps}]', asked(), false],
    ['resources: [{group: "*"}]', asked(), true],
    ['resources: [{group: ""}]\n  namespaces: [kube-system]', asked(), false],
    ['namespaces: [default]', asked(), true],
    ['namespaces: [""]', asked({ resource: { group: '', resource: 'nodes' } }), true],
    ['nonResourceURLs: [/healthz*]', path('/healthz/ping'), true],
    ['nonResourceURLs: [/healthz]', path('/healthz/ping'), false],
    ['nonResourceURLs: ["*"]', asked(), false],
    ['resources: [{group: ""}]', path('/version'), false],
  ])('%s', (rule, attributes, fits) => {
    const { level } = auditDecision(policyOf(`- level: Metadata\n  ${rule}\n`), attributes)
    expect(level).toBe(fits ? 'Metadata' : 'None')
  })

  it('first, and the rest is not asked', () => {
    const policy = policyOf('- level: Request\n  omitStages: [Panic]\n- level: None\n')
    expect(auditDecision(policy, asked())).toEqual({
      level: 'Request',
      omitStages: ['RequestReceived', 'Panic'],
      omitManagedFields: false,
    })
  })
})

describe('a policy is refused', () => {
  it.each([
    ['apiVersion: audit.k8s.io/v1\nkind: Policy\n', /loaded illegal policy with 0 rules: from file/],
    ['apiVersion: v1\nkind: Policy\n', /no kind "Policy" is registered for version "v1"/],
    [
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None, resources: [{resourceNames: [a]}]}]',
      /resourceNames: Invalid value: \["a"\]: using resourceNames requires at least one resource/,
    ],
    [
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None, users: kai}]',
      /cannot unmarshal string into Go struct field PolicyRule.rules.users of type \[\]string/,
    ],
    [
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None, nonResourceURLs: [[]]}]',
      /cannot unmarshal array into Go struct field PolicyRule.rules.nonResourceURLs of type string/,
    ],
    [
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None, resources: [1]}]',
      /cannot unmarshal number into Go struct field PolicyRule.rules.resources of type v1.GroupResources/,
    ],
    [
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nomitStages: [Never]\nrules: [{level: None}]',
      /omitStages\[0\]: Invalid value: "Never": allowed stages are RequestReceived,ResponseStarted/,
    ],
    [
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{verbs: [get]}]',
      /rules\[0\].level: Required value/,
    ],
  ])('%j', (text, error) => {
    const found = loadAuditPolicy('/p.yaml', () => text)
    expect('error' in found ? found.error : 'accepted').toMatch(error)
  })
})
