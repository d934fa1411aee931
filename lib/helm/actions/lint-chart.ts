/** What is wrong with a chart before anybody installs it. Mirrors: Helm's lint rules, in their order. */
import { logTo } from '@/lib/helm/actions/action'
import { unpackChart } from '@/lib/helm/chart/archive'
import type { Chart, ChartFile } from '@/lib/helm/chart/chart'
import { processDependencies } from '@/lib/helm/chart/dependencies'
import { loadFiles, readFolder } from '@/lib/helm/chart/load-chart'
import { readMetadata } from '@/lib/helm/chart/metadata'
import { HelmError } from '@/lib/helm/errors'
import { deepCopy } from '@/lib/helm/functions/dicts'
import type { HelmIo } from '@/lib/helm/io'
import { splitManifests } from '@/lib/helm/release/manifests'
import { type Capabilities, capabilitiesObject } from '@/lib/helm/render/capabilities'
import { renderChart } from '@/lib/helm/render/engine'
import { findVersion } from '@/lib/helm/semver'
import { coalesceValues, mergeTables } from '@/lib/helm/values/coalesce'
import { readMap, readValues, readYaml } from '@/lib/helm/values/read-values'
import { checkSchema } from '@/lib/helm/values/schema'
import { digList, digMap, digString, type JsonMap, quote } from '@/lib/kubectl/go-format'

export interface LintMessage {
  severity: 'INFO' | 'WARNING' | 'ERROR'
  path: string
  text: string
}

export interface LintOptions {
  capabilities: Capabilities
  namespace: string
  skipsSchema: boolean
}

const TEMPLATES = 'templates/'
const EXTENSIONS = ['.yaml', '.yml', '.tpl', '.txt']
const WORKLOADS = ['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet']
const STRICT = /^\d+\.\d+\.\d+/
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/

class Linter {
  readonly messages: LintMessage[] = []

  constructor(
    private readonly io: HelmIo,
    private readonly files: readonly ChartFile[],
    private readonly values: JsonMap,
    private readonly options: LintOptions,
    private readonly folder: string,
  ) {}

  private say(severity: LintMessage['severity'], path: string, text: string | undefined): boolean {
    if (text !== undefined) this.messages.push({ severity, path, text })
    return text === undefined
  }

  private text(name: string): string | undefined {
    return this.files.find((file) => file.name === name)?.text
  }

  run(): void {
    this.chartFile()
    this.valuesFile()
    this.templates()
    this.dependencies()
  }

  private chartFile(): void {
    const file = 'Chart.yaml'
    let map: JsonMap
    try {
      map = readMap(this.text(file) ?? '')
      readMetadata(map)
    } catch (error) {
      if (!(error instanceof HelmError)) throw error
      this.say('ERROR', file, `unable to parse YAML\n\t${error.message}`)
      return
    }
    const [name, version] = [digString(map, 'name'), digString(map, 'version')]
    const apiVersion = digString(map, 'apiVersion')
    const either = 'The value must be either "v1" or "v2"'
    const say = (severity: LintMessage['severity'], text: string | undefined) =>
      this.say(severity, file, text)
    say(
      'ERROR',
      name === ''
        ? 'name is required'
        : name.includes('/')
          ? `chart name ${quote(name)} is invalid`
          : undefined,
    )
    if (apiVersion === '') say('ERROR', `apiVersion is required. ${either}`)
    else if (!['v1', 'v2'].includes(apiVersion))
      say('ERROR', `apiVersion '${apiVersion}' is not valid. ${either}`)
    if (version === '') say('ERROR', 'version is required')
    else if (!findVersion(version)) say('ERROR', `version '${version}' is not a valid SemVer`)
    const nameless = digList(map, 'maintainers').some((one) => !digString(one, 'name'))
    if (nameless) say('ERROR', 'each maintainer requires a name')
    if (digString(map, 'icon') === '') say('INFO', 'icon is recommended')
    if (digString(map, 'type') !== '' && apiVersion !== 'v2')
      say('ERROR', `chart type is not valid in apiVersion '${apiVersion}'. It is valid in apiVersion 'v2'`)
    if (digList(map, 'dependencies').length > 0 && apiVersion !== 'v2')
      say(
        'ERROR',
        `dependencies are not valid in the Chart file with apiVersion '${apiVersion}'. They are valid in apiVersion 'v2'`,
      )
    if (version !== '' && !STRICT.test(version))
      say('WARNING', `version '${version}' is not a valid SemVerV2`)
  }

  private valuesFile(): void {
    const file = 'values.yaml'
    const text = this.text(file)
    if (!this.say('INFO', file, text === undefined ? 'file does not exist' : undefined)) return
    try {
      const values = mergeTables(deepCopy(this.values) as JsonMap, readValues(text ?? ''))
      const schema = this.text('values.schema.json')
      if (schema !== undefined && !this.options.skipsSchema) {
        const metadata = readMetadata(readYaml(this.text('Chart.yaml') ?? ''))
        const chart = { metadata, schema, dependencies: [] } as unknown as Chart
        checkSchema(chart, values)
      }
    } catch (error) {
      if (!(error instanceof HelmError)) throw error
      const [, , ...details] = error.message.split('\n')
      const isSchema = error.message.startsWith("values don't meet")
      this.say('ERROR', file, isSchema ? details.join('\n') : `unable to parse YAML: ${error.message}`)
    }
  }

  private render(): { chart: Chart; rendered: Map<string, string> } | undefined {
    const { capabilities, namespace, skipsSchema } = this.options
    try {
      const chart = loadFiles(this.files)
      processDependencies(chart, this.values)
      const values = coalesceValues(chart, this.values)
      if (!skipsSchema) checkSchema(chart, values)
      const Release = {
        ...{ Name: 'test-release', Namespace: namespace, Revision: 0n },
        ...{ IsInstall: false, IsUpgrade: false, Service: 'Helm' },
      }
      const rendered = renderChart(chart, {
        now: this.io.now,
        random: this.io.random,
        lints: true,
        log: (level, message, fields) => logTo({ io: this.io }, level, message, fields),
        top: { Values: values, Release, Capabilities: capabilitiesObject(capabilities) },
      })
      return { chart, rendered }
    } catch (error) {
      if (!(error instanceof HelmError)) throw error
      this.say('ERROR', TEMPLATES, error.message)
      return undefined
    }
  }

  private templates(): void {
    const exists = this.files.some(({ name }) => name.startsWith(TEMPLATES))
    if (!this.say('WARNING', TEMPLATES, exists ? undefined : 'directory does not exist')) return
    const done = this.render()
    if (!done) return
    for (const { name } of done.chart.templates) {
      const extension = /\.[^./]*$/.exec(name)?.[0] ?? ''
      if (!EXTENSIONS.includes(extension))
        this.say(
          'ERROR',
          name,
          `file extension '${extension}' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt`,
        )
      if (extension !== '.yaml' && extension !== '.yml') continue
      const text = done.rendered.get(`${done.chart.path}/${name}`) ?? ''
      if (text.trim() !== '' && !this.documents(name, text)) return
    }
  }

  /** @returns false where what follows would say the same */
  private documents(name: string, text: string): boolean {
    const first = text.split('\n').find((one) => one.trim() !== '') ?? ''
    if (/^\s/.test(first))
      this.say(
        'WARNING',
        name,
        `document starts with an illegal indent: ${quote(first)}, which may cause parsing problems`,
      )
    for (const document of splitManifests(text)) {
      let value: unknown
      try {
        value = readYaml(document)
      } catch (error) {
        if (!(error instanceof HelmError)) throw error
        this.say('ERROR', name, `unable to parse YAML: ${error.message}`)
        return false
      }
      this.object(name, value, text)
    }
    return true
  }

  private object(file: string, value: unknown, text: string): void {
    const kind = digString(value, 'kind')
    const name = digString(value, 'metadata', 'name')
    if (kind !== '' && !/^(Cluster)?Role(Binding)?$/.test(kind) && !SUBDOMAIN.test(name))
      this.say(
        'WARNING',
        file,
        `object name does not conform to Kubernetes naming requirements: ${quote(name)}: metadata.name: Invalid value: ${quote(name)}: a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`,
      )
    if (WORKLOADS.includes(kind) && !/matchLabels|matchExpressions/.test(text))
      this.say(
        'ERROR',
        file,
        `a ${kind} must contain matchLabels or matchExpressions, and ${quote(name)} does not`,
      )
    const kept = digList(value, 'items').some(
      (one) => 'helm.sh/resource-policy' in digMap(one, 'metadata', 'annotations'),
    )
    if (kind === 'List' && kept)
      this.say('ERROR', file, "annotation 'helm.sh/resource-policy' within List objects are ignored")
  }

  private dependencies(): void {
    let chart: Chart
    try {
      chart = loadFiles(this.files)
    } catch (error) {
      if (!(error instanceof HelmError)) throw error
      this.say('ERROR', '', `unable to load chart\n\t${error.message}`)
      return
    }
    const wanted = chart.metadata.dependencies.map(({ name }) => name)
    const there = chart.dependencies.map(({ metadata }) => metadata.name)
    const unnamed = there.filter((name) => !wanted.includes(name))
    const missing = wanted.filter((name) => !there.includes(name))
    if (unnamed.length > 0)
      this.say('ERROR', this.folder, `chart metadata is missing these dependencies: ${unnamed.join(',')}`)
    if (missing.length > 0)
      this.say('WARNING', this.folder, `chart directory is missing these dependencies: ${missing.join(',')}`)
  }
}

/** `error`: it is no chart. */
export function lintChart(
  io: HelmIo,
  path: string,
  values: JsonMap,
  options: LintOptions,
): { messages: LintMessage[]; error?: string } {
  const folder = path.replace(/(?<=.)\/+$/, '')
  let files: ChartFile[]
  try {
    files = /\.(tgz|tar\.gz)$/.test(folder)
      ? unpackChart(folder, io.readFile(folder) ?? '')
      : io.listDir(folder)
        ? readFolder(io, folder)
        : []
  } catch (error) {
    if (!(error instanceof HelmError)) throw error
    return { messages: [], error: `unable to extract tarball: ${error.message}` }
  }
  if (!files.some(({ name }) => name === 'Chart.yaml'))
    return {
      messages: [],
      error: `unable to check Chart.yaml file in chart: stat ${folder}/Chart.yaml: no such file or directory`,
    }
  const linter = new Linter(io, files, values, options, path)
  linter.run()
  return { messages: linter.messages }
}
