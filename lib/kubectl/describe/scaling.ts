import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { dig, digList, digMap, digString, type JsonMap, quote } from '../go-format'
import { describeEvents } from './events'
import { selectorText } from './scheduling'
import { DescribeWriter, describeTime } from './writer'

const UNKNOWN = '<unknown>'

/** cpu or memory: an amount, or a share of what is requested. */
function usageLine(source: unknown, current: unknown, place: string): string {
  const head = `resource ${digString(source, 'name')}${place} on pods`
  if (dig(source, 'target', 'averageValue') !== undefined) {
    return `${head}:\t${digString(current, 'averageValue') || UNKNOWN} / ${digString(source, 'target', 'averageValue')}`
  }
  const [share, amount] = [dig(current, 'averageUtilization'), digString(current, 'averageValue')]
  const now = share === undefined ? UNKNOWN : `${share}% (${amount})`
  const wanted = dig(source, 'target', 'averageUtilization')
  return `${head}  (as a percentage of request):\t${now} / ${wanted === undefined ? '<auto>' : `${wanted}%`}`
}

function metricLine(metric: JsonMap, status: JsonMap | undefined): string {
  const type = digString(metric, 'type')
  const key = `${type.charAt(0).toLowerCase()}${type.slice(1)}`
  const source = metric[key]
  const current = dig(status, key, 'current')
  if (type === 'Resource') return usageLine(source, current, '')
  if (type === 'ContainerResource') {
    return usageLine(source, current, ` of container ${quote(digString(source, 'container'))}`)
  }
  const name = quote(digString(source, 'metric', 'name'))
  const average = dig(source, 'target', 'averageValue') !== undefined
  const field = average ? 'averageValue' : 'value'
  const amounts = `${digString(current, field) || UNKNOWN} / ${digString(source, 'target', field)}`
  const kind = average ? 'target average value' : 'target value'
  if (type === 'Pods') return `${name} on pods:\t${amounts}`
  if (type === 'External') return `${name} (${kind}):\t${amounts}`
  const about = dig(source, 'describedObject')
  return `${name} on ${digString(about, 'kind')}/${digString(about, 'name')} (${kind}):\t${amounts}`
}

function describeRules(writer: DescribeWriter, title: string, rules: unknown): void {
  if (!rules) return
  writer.line(1, `${title}:`)
  const window = dig(rules, 'stabilizationWindowSeconds')
  if (window !== undefined) writer.line(2, `Stabilization Window: ${window} seconds`)
  const policies = digList(rules, 'policies')
  if (policies.length === 0) return
  writer.line(2, `Select Policy: ${digString(rules, 'selectPolicy') || 'Max'}`)
  writer.line(2, 'Policies:')
  for (const policy of policies) {
    const [type, value, period] = ['type', 'value', 'periodSeconds'].map((field) => digString(policy, field))
    writer.line(3, `- Type: ${type}\tValue: ${value}\tPeriod: ${period} seconds`)
  }
}

/** `kubectl describe horizontalpodautoscaler` */
export function describeHorizontalPodAutoscaler(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  const { spec, status } = object
  const target = dig(spec, 'scaleTargetRef')
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Namespace:\t${object.metadata?.namespace}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
  writer.line(0, `CreationTimestamp:\t${describeTime(object.metadata?.creationTimestamp ?? '')}`)
  writer.line(0, `Reference:\t${digString(target, 'kind')}/${digString(target, 'name')}`)
  writer.line(0, 'Metrics:\t( current / target )')
  const current = digList(status, 'currentMetrics')
  for (const [index, metric] of digList(spec, 'metrics').entries()) {
    writer.line(1, metricLine(metric, current[index]))
  }
  writer.line(0, `Min replicas:\t${digString(spec, 'minReplicas') || '<unset>'}`)
  writer.line(0, `Max replicas:\t${digString(spec, 'maxReplicas')}`)
  if (dig(spec, 'behavior')) {
    writer.line(0, 'Behavior:')
    describeRules(writer, 'Scale Up', dig(spec, 'behavior', 'scaleUp'))
    describeRules(writer, 'Scale Down', dig(spec, 'behavior', 'scaleDown'))
  }
  const count = (field: string) => Number(dig(status, field) ?? 0)
  writer.line(
    0,
    `${digString(target, 'kind')} pods:\t${count('currentReplicas')} current / ${count('desiredReplicas')} desired`,
  )
  const conditions = digList(status, 'conditions')
  if (conditions.length > 0) {
    writer.line(0, 'Conditions:')
    writer.line(1, 'Type\tStatus\tReason\tMessage')
    writer.line(1, '----\t------\t------\t-------')
    for (const one of conditions) {
      writer.line(1, ['type', 'status', 'reason', 'message'].map((field) => digString(one, field)).join('\t'))
    }
  }
  describeEvents(context, object, writer)
  return writer.text()
}

/** `kubectl describe poddisruptionbudget` */
export function describePodDisruptionBudget(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  const { spec, status } = object
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Namespace:\t${object.metadata?.namespace}`)
  const [minimum, maximum] = [dig(spec, 'minAvailable'), dig(spec, 'maxUnavailable')]
  if (minimum !== undefined) writer.line(0, `Min available:\t${minimum}`)
  else if (maximum !== undefined) writer.line(0, `Max unavailable:\t${maximum}`)
  const selector = dig(spec, 'selector')
  writer.line(0, `Selector:\t${selector ? selectorText(selector) : '<unset>'}`)
  writer.line(0, 'Status:')
  const count = (field: string) => Number(dig(status, field) ?? 0)
  writer.line(2, `Allowed disruptions:\t${count('disruptionsAllowed')}`)
  writer.line(2, `Current:\t${count('currentHealthy')}`)
  writer.line(2, `Desired:\t${count('desiredHealthy')}`)
  writer.line(2, `Total:\t${count('expectedPods')}`)
  describeEvents(context, object, writer)
  return writer.text()
}
