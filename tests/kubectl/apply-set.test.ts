import { describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'
import { kubectl } from '../properties/kubectl'

const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`
const env = { KUBECTL_APPLYSET: 'true' }
const apply = (...more: string[]) => ['apply', '-f', '-', '--prune', '-n', 'default', ...more]

describe('an ApplySet', () => {
  const cluster = createCluster()
  const both = `${configMap('a')}---\n${configMap('b')}`

  it('does not exist without its environment variable', () => {
    expect(kubectl(cluster, apply('--applyset=set'), both).stderr).toContain('unknown flag: --applyset')
  })

  it.each([
    [['apply', '-f', '-', '--applyset=set'], '--applyset requires --prune'],
    [
      ['apply', '-f', '-', '--applyset=set', '--prune'],
      'namespace is required to use namespace-scoped ApplySet',
    ],
    [apply('--applyset=set', '--all'), '--all is incompatible with --applyset'],
    [
      apply('--applyset=deploy/x'),
      'resource "apps/v1, Resource=deployments" is not permitted as an ApplySet parent',
    ],
    [apply('--applyset=cm/'), 'invalid parent reference "cm/": name cannot be blank'],
  ])('refuses %j', (argv, message) => {
    expect(kubectl(cluster, argv, both, env)).toMatchObject({ exit: 1, stderr: `error: ${message}\n` })
  })

  it('labels its members, remembers their kinds and prunes what is left out', () => {
    expect(kubectl(cluster, apply('--applyset=set'), both, env).stdout).toBe(
      'configmap/a created\nconfigmap/b created\n',
    )
    const parent = JSON.parse(kubectl(cluster, ['get', 'secret', 'set', '-o', 'json']).stdout)
    expect(parent.metadata.annotations).toMatchObject({
      'applyset.kubernetes.io/contains-group-kinds': 'ConfigMap',
      'applyset.kubernetes.io/additional-namespaces': '',
    })
    const id = parent.metadata.labels['applyset.kubernetes.io/id']
    const members = kubectl(cluster, [
      'get',
      'cm',
      '-l',
      `applyset.kubernetes.io/part-of=${id}`,
      '-o',
      'name',
    ])
    expect(members.stdout).toBe('configmap/a\nconfigmap/b\n')
    expect(kubectl(cluster, apply('--applyset=set', '--dry-run=server'), configMap('a'), env).stdout).toBe(
      'configmap/a unchanged (server dry run)\nconfigmap/b pruned (server dry run)\n',
    )
    expect(kubectl(cluster, apply('--applyset=set'), configMap('a'), env).stdout).toBe(
      'configmap/a unchanged\nconfigmap/b pruned\n',
    )
  })

  it('does not take over what is no set of its own', () => {
    expect(kubectl(cluster, apply('--applyset=cm/a'), configMap('c'), env).stderr).toBe(
      'error: ApplySet parent object "configmaps./a" already exists and is missing required annotation "applyset.kubernetes.io/tooling"\n',
    )
  })
})
