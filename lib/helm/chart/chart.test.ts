import { describe, expect, it } from 'vitest'
import { packChart, unpackChart } from '@/lib/helm/chart/archive'
import type { ChartFile } from '@/lib/helm/chart/chart'
import { parseIgnores } from '@/lib/helm/chart/ignore'
import { loadFiles } from '@/lib/helm/chart/load-chart'
import { REPOSITORIES } from '@/lib/helm/charts/index'
import { starterFiles } from '@/lib/helm/charts/starter'
import { sortManifests, splitManifests, uninstallOrder } from '@/lib/helm/release/manifests'
import { renderFiles } from '@/lib/helm/render/render-fixture'
import { compareVersions, parseRange, parseVersion } from '@/lib/helm/semver'

const load = (files: Record<string, string>) =>
  loadFiles(Object.entries(files).map(([name, text]) => ({ name, text })))

describe('a chart', () => {
  it.each([
    ['name: a\nversion: 1.0.0\n', undefined],
    ['version: 1.0.0\n', 'validation: chart.metadata.name is required'],
    ['name: a/b\nversion: 1.0.0\n', 'validation: chart.metadata.name "a/b" is invalid'],
    ['name: a\n', 'validation: chart.metadata.version is required'],
    ['name: a\nversion: one\n', 'validation: chart.metadata.version "one" is invalid'],
    [
      'name: a\nversion: 1.0.0\ntype: app\n',
      'validation: chart.metadata.type must be application or library',
    ],
    ['name: a\nversion: 1\n', 'cannot load Chart.yaml: error unmarshaling JSON'],
    [
      'name: a\nversion: 1.0.0\ndependencies: [{name: b}, {name: b}]\n',
      'validation: more than one dependency with name or alias "b"',
    ],
  ])('%j', (text, problem) => {
    const run = () => load({ 'Chart.yaml': text })
    if (problem === undefined) expect(run().metadata.name).toBe('a')
    else expect(run).toThrow(problem)
  })

  it('is no chart without Chart.yaml', () => {
    expect(() => load({ 'values.yaml': '' })).toThrow('Chart.yaml file is missing')
  })

  it('comes out of an archive as it went in', () => {
    const files = [
      { name: 'Chart.yaml', text: 'name: a\nversion: 1.0.0\n' },
      { name: 'templates/a.yaml', text: 'ü' },
    ]
    expect(unpackChart('a.tgz', packChart('a', files, 0))).toEqual(files)
    expect(packChart('a', files, 0)).toBe(packChart('a', files, 0))
    expect(() => unpackChart('a.yaml', 'x: 1')).toThrow("file 'a.yaml' seems to be a YAML file")
  })

  it.each([
    ['*.bak', 'a.bak', true],
    ['*.bak', 'templates/b.bak', true],
    ['/a.txt', 'b/a.txt', false],
    ['docs/*.md', 'docs/a.md', true],
    ['docs/*.md', 'docs/b/a.md', false],
    ['# a', 'a', false],
  ])('ignores by %s: %s %s', (rule, path, wanted) => expect(parseIgnores(rule)(path, false)).toBe(wanted))

  it('ignores folders only where the rule says so', () => {
    expect(parseIgnores('tmp/')('tmp', false)).toBe(false)
    expect(parseIgnores('tmp/')('tmp', true)).toBe(true)
    expect(() => parseIgnores('**/a')).toThrow('double-star (**) syntax is not supported')
  })
})

describe('versions', () => {
  it.each([
    ['^1.2', '1.9.0', true],
    ['^0.2.3', '0.3.0', false],
    ['~1.2.3', '1.2.9', true],
    ['~1', '1.9.0', true],
    ['1.x', '1.4.0', true],
    ['>1.2', '1.2.9', false],
    ['<=1.2', '1.2.9', true],
    ['!=1.2.x', '1.2.5', false],
    ['1.2 - 1.4', '1.3.0', true],
    ['>=1.0 <2.0 || 3.1.0', '3.1.0', true],
    ['>=1.0.0', '1.1.0-rc.1', false],
    ['>=1.0.0-0', '1.1.0-rc.1', true],
    ['*', '2.0.0', true],
  ])('%s holds %s: %s', (range, version, wanted) =>
    expect(parseRange(range)(parseVersion(version))).toBe(wanted),
  )

  it('are in order', () => {
    const list = ['1.0.0', '1.0.0-rc.10', '1.0.0-rc.2', '1.0.0-alpha', '0.9.9'].map(parseVersion)
    expect(list.sort(compareVersions).map(({ original }) => original)).toEqual([
      '0.9.9',
      '1.0.0-alpha',
      '1.0.0-rc.2',
      '1.0.0-rc.10',
      '1.0.0',
    ])
  })
})

describe('manifests', () => {
  const text = (kind: string, name: string, hook = '') =>
    `kind: ${kind}\nmetadata: {name: ${name}${hook && `, annotations: {helm.sh/hook: "${hook}"}`}}\n`

  it('are sorted by kind, and hooks stand apart', () => {
    const { manifests, hooks } = sortManifests(
      new Map([
        ['t/b.yaml', `${text('Deployment', 'd')}---\n${text('Widget', 'w')}---\n${text('Service', 's')}`],
        ['t/a.yaml', `${text('Job', 'j', 'pre-install,test-success')}---\n${text('Secret', 'x')}`],
        ['t/_h.tpl', text('Pod', 'never')],
      ]),
    )
    expect(manifests.map(({ kind }) => kind)).toEqual(['Secret', 'Service', 'Deployment', 'Widget'])
    expect(hooks.map(({ name, events }) => [name, events])).toEqual([['j', ['pre-install', 'test']]])
  })

  it('go in the opposite order', () => {
    const all = ['Secret', 'Deployment', 'Service'].map((kind) => text(kind, 'a')).join('---\n')
    expect(uninstallOrder(all).map(({ kind }) => kind)).toEqual(['Service', 'Deployment', 'Secret'])
  })

  it('are split at lines of hyphens', () => {
    expect(splitManifests('\n---\na: 1\n--- \n\n---\nb: 2')).toEqual(['a: 1\n', 'b: 2'])
  })
})

/** What a chart's templates make, without its notes. */
function manifestsOf(files: readonly ChartFile[], given = {}) {
  const made = renderFiles(Object.fromEntries(files.map(({ name, text }) => [name, text])), given)
  for (const path of made.keys()) if (path.endsWith('NOTES.txt')) made.delete(path)
  return sortManifests(made).manifests
}

describe('charts that are published', () => {
  const all = REPOSITORIES.flatMap((repository) => repository.charts())
  it.each(all.map((files) => ({ files, chart: loadFiles(files) })))(
    '$chart.metadata.name $chart.metadata.version makes manifests, and says what it is',
    ({ files, chart }) => {
      expect(manifestsOf(files).length).toBeGreaterThan(0)
      expect(chart.files.find(({ name }) => name === 'README.md')?.text).toContain("Kubekata's own")
    },
  )

  it('as does what `helm create` writes', () => {
    const given = { ingress: { enabled: true }, autoscaling: { enabled: true }, httpRoute: { enabled: true } }
    expect(manifestsOf(starterFiles('my'), given).map(({ kind }) => kind)).toEqual([
      'ServiceAccount',
      'Service',
      'Deployment',
      'HorizontalPodAutoscaler',
      'Ingress',
      'HTTPRoute',
    ])
  })
})
