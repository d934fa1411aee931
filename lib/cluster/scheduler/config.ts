/**
 * KubeSchedulerConfiguration: the profiles that a scheduler's --config file asks for.
 * Mirrors: pkg/scheduler/apis/config (v1 defaults, validation, mergePlugins) and runtime.expandMultiPointPlugins.
 * Differs: extenders, back-off times and what concerns the process alone are read past; of the plugins' arguments
 * only what the engine's plugins use is looked at.
 */
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { withoutNulls } from '@/lib/cluster/apimachinery/without-nulls'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { checkPluginArgs } from '@/lib/cluster/scheduler/config-args'
import { misshapen, misshapenArgs } from '@/lib/cluster/scheduler/config-shape'
import { DEFAULT_PLUGINS, POINTS, type Point, type ProfileConfig } from '@/lib/cluster/scheduler/profile'

type Raw = Record<string, unknown>

export interface SchedulerConfig {
  profiles: ProfileConfig[]
  /** `clientConnection.kubeconfig`; unset: as a pod of the cluster. */
  kubeconfig?: string
}

const list = (value: unknown): Raw[] => (Array.isArray(value) ? value.filter(isObject) : [])
const map = (value: unknown): Raw => (isObject(value) ? value : {})
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const TOP = `apiVersion kind parallelism leaderElection clientConnection enableProfiling
  enableContentionProfiling percentageOfNodesToScore podInitialBackoffSeconds podMaxBackoffSeconds profiles
  extenders delayCacheUntilActive`.split(/\s+/)
const PROFILE = ['schedulerName', 'percentageOfNodesToScore', 'plugins', 'pluginConfig']
const ALL_POINTS = [...POINTS, 'queueSort', 'reserve', 'permit', 'postBind', 'multiPoint']

/** Fields that the strict decoder does not know. */
function unknownFields(config: Raw): string[] {
  const unknown: string[] = []
  const check = (object: Raw, known: string[], at: string) => {
    for (const field of Object.keys(object)) if (!known.includes(field)) unknown.push(`${at}${field}`)
  }
  check(config, TOP, '')
  list(config.profiles).forEach((profile, index) => {
    const at = `profiles[${index}].`
    check(profile, PROFILE, at)
    check(map(profile.plugins), ALL_POINTS, `${at}plugins.`)
    for (const [point, set] of Object.entries(map(profile.plugins)))
      check(map(set), ['enabled', 'disabled'], `${at}plugins.${point}.`)
  })
  return unknown
}

interface PluginSet {
  enabled: [name: string, weight: number][]
  disabled: string[]
}

const setOf = (raw: unknown): PluginSet => ({
  enabled: list(map(raw).enabled).map(({ name, weight }) => [text(name), Number(weight ?? 0)]),
  disabled: list(map(raw).disabled).map(({ name }) => text(name)),
})

/** The default plugins, with those that the profile adds, weighs anew or leaves out (mergePluginSet). */
function merge(custom: PluginSet): PluginSet['enabled'] {
  const isOff = (name: string) => custom.disabled.includes(name) || custom.disabled.includes('*')
  const kept = DEFAULT_PLUGINS.filter(([{ name }]) => !isOff(name)).map(
    ([{ name }, weight]): [string, number] => custom.enabled.find(([own]) => own === name) ?? [name, weight],
  )
  return [...kept, ...custom.enabled.filter(([name]) => !kept.some(([other]) => other === name))]
}

/** What works at one point: plugins named there that are everywhere, those everywhere, the others named there. */
function expand(everywhere: PluginSet['enabled'], { enabled, disabled }: PluginSet): PluginSet['enabled'] {
  const isAll = (name: string) => everywhere.some(([other]) => other === name)
  const isOff = (name: string) => disabled.includes(name) || disabled.includes('*')
  return [
    ...enabled.filter(([name]) => isAll(name)),
    ...everywhere.filter(([name]) => !isOff(name) && !enabled.some(([own]) => own === name)),
    ...enabled.filter(([name]) => !isAll(name)),
  ]
}

const KNOWN = new Map(DEFAULT_PLUGINS.map(([plugin]) => [plugin.name, plugin]))
/** Plugins that do nothing here, as what they do is done anyway. */
const OTHERS = ['PrioritySort', 'NodeDeclaredFeatures', 'GangScheduling']

const upper = (point: string) => point.charAt(0).toUpperCase() + point.slice(1)

function whyWrong(points: Record<string, PluginSet['enabled']>): string | undefined {
  for (const [point, enabled] of Object.entries(points)) {
    const seen = new Set<string>()
    for (const [name] of enabled) {
      const what = point === 'multiPoint' ? 'MultiPoint plugin' : `${upper(point)}Plugin`
      if (!KNOWN.has(name) && !OTHERS.includes(name)) return `${what} "${name}" does not exist`
      if (seen.has(name)) return `plugin "${name}" already registered as "${upper(point)}Plugin"`
      seen.add(name)
    }
  }
  return undefined
}

const INITIAL_BACKOFF = 1
const MAX_BACKOFF = 10

/** Undefined: as it is without a word. */
function backoffOf({ podInitialBackoffSeconds: initial, podMaxBackoffSeconds: max }: Raw) {
  if (initial === undefined && max === undefined) return undefined
  return [Number(initial ?? INITIAL_BACKOFF) * 1000, Number(max ?? MAX_BACKOFF) * 1000] as const
}

function profileOf(raw: Raw, config: Raw): ProfileConfig | string {
  const schedulerName = text(raw.schedulerName)
  const backoff = backoffOf(config)
  const plugins = map(raw.plugins)
  const everywhere = merge(setOf(plugins.multiPoint))
  const points = Object.fromEntries(POINTS.map((point) => [point, expand(everywhere, setOf(plugins[point]))]))
  const why = whyWrong({ multiPoint: everywhere, ...points })
  if (why) return `initializing profiles: creating profile for scheduler name ${schedulerName}: ${why}`
  const args = Object.fromEntries(list(raw.pluginConfig).map(({ name, args }) => [text(name), map(args)]))
  return {
    schedulerName,
    points: points as Record<Point, [string, number][]>,
    args,
    percentageOfNodesToScore: Number(raw.percentageOfNodesToScore ?? config.percentageOfNodesToScore ?? 0),
    ...(backoff ? { backoff } : {}),
  }
}

function checkPercentage(value: unknown, path: string, errors: FieldErrors): void {
  if (value !== undefined && (Number(value) < 0 || Number(value) > 100))
    errors.invalid(path, value, 'not in valid range [0-100]')
}

function validate(config: Raw, profiles: Raw[]): string[] {
  const errors = new FieldErrors()
  const names = new Map<string, number>()
  profiles.forEach((profile, index) => {
    const path = `profiles[${index}]`
    const name = text(profile.schedulerName)
    if (!name) errors.required(`${path}.schedulerName`, '')
    checkPercentage(profile.percentageOfNodesToScore, `${path}.percentageOfNodesToScore`, errors)
    checkPluginArgs(list(profile.pluginConfig), path, errors)
    const first = names.get(name)
    if (first !== undefined) errors.duplicate(`${path}.schedulerName`, `profiles[${first}].schedulerName`)
    names.set(name, index)
  })
  checkPercentage(config.percentageOfNodesToScore, 'percentageOfNodesToScore', errors)
  const { podInitialBackoffSeconds: initial = INITIAL_BACKOFF, podMaxBackoffSeconds: max = MAX_BACKOFF } =
    config
  if (Number(initial) <= 0) errors.invalid('podInitialBackoffSeconds', initial, 'must be greater than 0')
  if (Number(max) < Number(initial))
    errors.invalid('podMaxBackoffSeconds', max, 'must be greater than or equal to PodInitialBackoffSeconds')
  return errors.list.map(({ message }) => message)
}

function undecodableArgs(profiles: Raw[]): string | undefined {
  for (const [index, { pluginConfig }] of profiles.entries()) {
    for (const [at, { name, args }] of list(pluginConfig).entries()) {
      const why = misshapenArgs(text(name), args)
      if (why) return `decoding .profiles[${index}].pluginConfig[${at}]: ${why}`
    }
  }
  return undefined
}

/** What the decoder has to say of the file as a whole. */
function undecodable(config: unknown): string | undefined {
  if (!isObject(config)) return "couldn't get version/kind; json parse error: unexpected end of JSON input"
  const { apiVersion, kind } = config
  if (!text(kind)) return `Object 'Kind' is missing in '${JSON.stringify(config)}'`
  if (!text(apiVersion)) return `Object 'apiVersion' is missing in '${JSON.stringify(config)}'`
  if (apiVersion !== 'kubescheduler.config.k8s.io/v1' || kind !== 'KubeSchedulerConfiguration')
    return `no kind "${kind}" is registered for version "${apiVersion}" in scheme "pkg/scheduler/apis/config/scheme/scheme.go:30"`
  const wrong = misshapen(config, ALL_POINTS)
  if (wrong) return wrong
  const unknown = unknownFields(config)
  if (unknown.length === 0) return undecodableArgs(list(config.profiles))
  return `strict decoding error: ${unknown.map((field) => `unknown field "${field}"`).join(', ')}`
}

/** Reads the file; `error` is what the scheduler says before it ends. */
export function loadSchedulerConfig(yaml: string): SchedulerConfig | { error: string } {
  let config: unknown
  try {
    config = withoutNulls(decodeYaml(yaml))
  } catch (error) {
    return { error: `yaml: ${error instanceof Error ? error.message.replace(/^yaml: /, '') : String(error)}` }
  }
  const why = undecodable(config)
  if (why) return { error: why }
  const raw = map(config)
  const given = list(raw.profiles)
  // A single profile may go without a name.
  const profiles = given.length <= 1 ? [{ schedulerName: 'default-scheduler', ...given[0] }] : given
  const wrong = validate(raw, profiles)
  if (wrong.length > 0) return { error: wrong.length === 1 ? (wrong[0] ?? '') : `[${wrong.join(', ')}]` }
  const read = profiles.map((profile) => profileOf(profile, raw))
  const failed = read.find((profile) => typeof profile === 'string')
  if (typeof failed === 'string') return { error: failed }
  const kubeconfig = text(map(raw.clientConnection).kubeconfig)
  return { profiles: read as ProfileConfig[], ...(kubeconfig ? { kubeconfig } : {}) }
}
