import { dig, digList, digMap, digString, type JsonMap } from '../go-format'
import { describeContainers } from './containers'
import { describeSpread, describeTolerations } from './scheduling'
import { describeVolumes } from './volumes'
import type { DescribeWriter } from './writer'

/** `Pod Template:` with everything below it. */
export function describePodTemplate(template: JsonMap, writer: DescribeWriter): void {
  const spec = dig(template, 'spec')
  writer.line(0, 'Pod Template:')
  writer.labels('  Labels', digMap(template, 'metadata', 'labels'))
  const annotations = digMap(template, 'metadata', 'annotations')
  if (Object.keys(annotations).length > 0) writer.annotations('  Annotations', annotations)
  const account = digString(spec, 'serviceAccountName')
  if (account) writer.line(1, `Service Account:\t${account}`)
  const init = digList(spec, 'initContainers')
  if (init.length > 0) describeContainers(writer, 'Init Containers', init, { inTemplate: true })
  describeContainers(writer, 'Containers', digList(spec, 'containers'), { inTemplate: true })
  describeVolumes(writer, digList(spec, 'volumes'), true)
  describeSpread(writer, digList(spec, 'topologySpreadConstraints'), '  ')
  const priority = digString(spec, 'priorityClassName')
  if (priority) writer.line(1, `Priority Class Name:\t${priority}`)
  writer.labels('  Node-Selectors', digMap(spec, 'nodeSelector'))
  describeTolerations(writer, '  Tolerations', digList(spec, 'tolerations'))
}
