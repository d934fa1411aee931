import { describe, expect, it } from 'vitest'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { renderError } from '../errors'
import type { KubectlIo } from '../io'
import { buildKustomization } from './build'

type Files = Record<string, string>

function build(files: Files, directory = '.'): { text: string; stderr: string } {
  let stderr = ''
  const paths = Object.keys(files).map((path) => `/w/${path}`)
  const io = {
    env: { PWD: '/w' },
    readFile: (path: string) => files[path.replace(/^\/w\//, '')],
    listDir: (path: string) => (paths.some((one) => one.startsWith(`${path}/`)) ? [] : undefined),
    stderr: (text: string) => {
      stderr += text
    },
  } as unknown as KubectlIo
  const text = buildKustomization(io, directory).map(toYaml).join('---\n')
  return { text, stderr }
}

function failure(files: Files, directory?: string): string {
  try {
    build(files, directory)
  } catch (error) {
    return renderError(error).text
  }
  throw new Error('it built')
}

const WEB = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        image: nginx:1.25
        env: [{name: A, value: "1"}]
        ports: [{containerPort: 80}]
        envFrom: [{configMapRef: {name: settings}}]
`

describe('a kustomization', () => {
  it('is found by its path from the root as well as from here', () => {
    const files = { 'base/kustomization.yaml': 'resources: [web.yaml]', 'base/web.yaml': WEB }
    expect(build(files, '/w/base').text).toBe(build(files, 'base').text)
    expect(failure(files, '/base')).toContain("evalsymlink failure on '/base'")
  })

  it('says what is not simulated, instead of leaving it out', () => {
    const files = { 'web.yaml': WEB }
    expect(
      failure({ ...files, 'kustomization.yaml': 'resources: [web.yaml]\ntransformers: [t.yaml]\n' }),
    ).toContain('does not simulate the kustomization field transformers')
    expect(build({ ...files, 'kustomization.yaml': 'resources: [web.yaml]\ncrds: []\n' }).text).toContain(
      'name: web',
    )
  })

  it('names generated objects after their content, and follows the names', () => {
    const { text } = build({
      'kustomization.yaml':
        'resources: [web.yaml]\nnamePrefix: p-\nconfigMapGenerator: [{name: settings, literals: [FOO=Bar]}]\n',
      'web.yaml': WEB,
    })
    const name = /name: (p-settings-\w{10})\n/.exec(text)?.[1]
    expect(name).toBeDefined()
    expect(text.match(new RegExp(`name: ${name}`, 'g'))).toHaveLength(2)
  })

  it.each([
    ['configMapGenerator', 'example-configmap-2', 'literals: [FOO=Bar]', 'example-configmap-2-g2hdhfc6tk'],
    [
      'configMapGenerator',
      'example-configmap-1',
      'files: [application.properties]',
      'example-configmap-1-8mbdf7882g',
    ],
    ['secretGenerator', 'example-secret-1', 'files: [password.txt]', 'example-secret-1-t2kt65hgtb'],
  ])('hashes the %s %s as kustomize does', (field, name, source, expected) => {
    const { text } = build({
      'kustomization.yaml': `${field}: [{name: ${name}, ${source}}]\n`,
      'application.properties': 'FOO=Bar\n',
      'password.txt': 'username=admin\npassword=secret\n',
    })
    expect(text).toContain(`name: ${expected}\n`)
  })

  it('merges lists of a patch by their keys, the patch in front', () => {
    const { text } = build({
      'kustomization.yaml': 'resources: [web.yaml]\npatches: [{path: p.yaml}]\n',
      'web.yaml': WEB,
      'p.yaml': `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
      - {name: log, image: busybox}
      - {name: web, env: [{name: B, value: "2"}], ports: [{containerPort: 80, protocol: UDP}]}
`,
    })
    const order = [...text.matchAll(/name: (\w+)$/gm)].map(([, name]) => name)
    expect(order).toEqual(['web', 'log', 'B', 'A', 'settings', 'web'])
    expect(text).toContain('protocol: UDP')
  })

  it('puts labels into selectors only when told to', () => {
    const labels = (more: string) =>
      build({
        'kustomization.yaml': `resources: [web.yaml]\nlabels: [{pairs: {team: a}${more}}]\n`,
        'web.yaml': WEB,
      }).text.match(/team: a/g)?.length
    expect(labels('')).toBe(1)
    expect(labels(', includeTemplates: true')).toBe(2)
    expect(labels(', includeSelectors: true')).toBe(3)
  })

  it.each([
    ['{name: nginx, newTag: "1.27"}', 'nginx:1.27'],
    ['{name: nginx, newName: reg.io/n}', 'reg.io/n:1.25'],
    ['{name: nginx, digest: "sha256:ab"}', 'nginx@sha256:ab'],
    ['{name: ngin, newTag: "9"}', 'nginx:1.25'],
  ])('changes images: %s', (entry, expected) => {
    const files = { 'kustomization.yaml': `resources: [web.yaml]\nimages: [${entry}]\n`, 'web.yaml': WEB }
    expect(build(files).text).toContain(`image: ${expected}\n`)
  })

  it('copies a value to another field', () => {
    const { text } = build({
      'kustomization.yaml': `
resources: [web.yaml]
replacements:
- sourceValue: "8"
  targets: [{select: {kind: Deployment}, fieldPaths: ["spec.template.spec.containers.[name=web].env.[name=A].value"]}]
`,
      'web.yaml': WEB,
    })
    expect(text).toContain('value: "8"')
  })

  it('takes a base and a component', () => {
    const { text } = build(
      {
        'over/kustomization.yaml': 'resources: [../base]\ncomponents: [../part]\nnamespace: stage\n',
        'base/kustomization.yaml': 'resources: [web.yaml]\n',
        'base/web.yaml': WEB,
        'part/kustomization.yaml':
          'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nreplicas: [{name: web, count: 5}]\n',
      },
      'over',
    )
    expect(text).toContain('namespace: stage')
    expect(text).toContain('replicas: 5')
  })

  it.each([
    [
      'images: [{name: a, newTag: 1.27}]',
      'json: cannot unmarshal number into Go struct field Image.images.newTag of type string',
    ],
    [
      'namePrefix: [a]',
      'json: cannot unmarshal array into Go struct field Kustomization.namePrefix of type string',
    ],
    ['resource: [a]', 'json: unknown field "resource"'],
  ])('refuses %s', (text, expected) => {
    expect(failure({ 'kustomization.yaml': `${text}\n` })).toBe(`error: invalid Kustomization: ${expected}`)
  })

  it('refuses a generator that nothing can be merged into', () => {
    const text = 'configMapGenerator: [{name: a, behavior: merge}]\n'
    expect(failure({ 'kustomization.yaml': text })).toContain('does not exist; cannot merge or replace')
  })
})
