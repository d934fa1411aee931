import { dig, digList, digMap, digString, isMap, type JsonMap, sortedKeys } from '../go-format'
import { DescribeWriter } from './writer'

const optional = (source: unknown) => `Optional:\t${dig(source, 'optional') === true}`

function projectedLines(source: JsonMap): string[] {
  return digList(source, 'sources').flatMap((one): string[] => {
    if (isMap(one.secret)) return [`SecretName:\t${digString(one.secret, 'name')}`, optional(one.secret)]
    if (one.downwardAPI) return ['DownwardAPI:\ttrue']
    if (isMap(one.configMap))
      return [`ConfigMapName:\t${digString(one.configMap, 'name')}`, optional(one.configMap)]
    if (isMap(one.serviceAccountToken)) {
      return [`TokenExpirationSeconds:\t${digString(one.serviceAccountToken, 'expirationSeconds')}`]
    }
    return []
  })
}

function downwardLines(source: JsonMap): string[] {
  const items = digList(source, 'items').map((item) => {
    const from = digString(item, 'fieldRef', 'fieldPath') || digString(item, 'resourceFieldRef', 'resource')
    return `  ${from} -> ${digString(item, 'path')}`
  })
  return ['Items:', ...items]
}

/** The fields of a source under their titles; whether it is read-only comes last. */
function fields(source: JsonMap, titles: Record<string, string>): string[] {
  const lines = Object.entries(titles).map(
    ([title, field]) => `${title}:\t${digString(source, field) || (field === 'partition' ? '0' : '')}`,
  )
  return [...lines, `ReadOnly:\t${source.readOnly === true}`]
}

/** Inline volumes have no handle, persistent ones have. */
function csiLines(source: JsonMap): string[] {
  const handle = source.volumeHandle === undefined ? [] : [`VolumeHandle:\t${source.volumeHandle}`]
  const attributes = digMap(source, 'volumeAttributes')
  const [first = '<none>', ...rest] = sortedKeys(attributes).map((key) => `    ${key}=${attributes[key]}`)
  return [
    `Driver:\t${digString(source, 'driver')}`,
    `FSType:\t${digString(source, 'fsType')}`,
    ...handle,
    `ReadOnly:\t${source.readOnly === true}`,
    `VolumeAttributes:\t${first}`,
    ...rest.map((line) => `    \t${line}`),
  ]
}

/** The claim that a pod's own volume is made of: it has neither size nor modes before it is bound. */
function claimTemplateLines(source: JsonMap): string[] {
  const template = dig(source, 'volumeClaimTemplate')
  const spec = dig(template, 'spec')
  const writer = new DescribeWriter()
  writer.line(0, `StorageClass:\t${digString(spec, 'storageClassName')}`)
  writer.line(0, `Volume:\t${digString(spec, 'volumeName')}`)
  writer.labels('Labels', digMap(template, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(template, 'metadata', 'annotations'))
  writer.line(0, 'Capacity:\t')
  writer.line(0, 'Access Modes:\t')
  if (dig(spec, 'volumeMode')) writer.line(0, `VolumeMode:\t${digString(spec, 'volumeMode')}`)
  return writer.text().trimEnd().split('\n')
}

/** The lines of each volume source, after its `Type:`. */
const SOURCES: Record<string, { type: string; lines(source: JsonMap): string[] }> = {
  hostPath: {
    type: 'HostPath (bare host directory volume)',
    lines: (source) => [
      `Path:\t${digString(source, 'path')}`,
      `HostPathType:\t${source.type === undefined ? '<none>' : digString(source, 'type')}`,
    ],
  },
  emptyDir: {
    type: "EmptyDir (a temporary directory that shares a pod's lifetime)",
    lines: (source) => [
      `Medium:\t${digString(source, 'medium')}`,
      `SizeLimit:\t${digString(source, 'sizeLimit') || '<unset>'}`,
    ],
  },
  secret: {
    type: 'Secret (a volume populated by a Secret)',
    lines: (source) => [`SecretName:\t${digString(source, 'secretName')}`, optional(source)],
  },
  configMap: {
    type: 'ConfigMap (a volume populated by a ConfigMap)',
    lines: (source) => [`Name:\t${digString(source, 'name')}`, optional(source)],
  },
  nfs: {
    type: 'NFS (an NFS mount that lasts the lifetime of a pod)',
    lines: (source) => [
      `Server:\t${digString(source, 'server')}`,
      `Path:\t${digString(source, 'path')}`,
      `ReadOnly:\t${source.readOnly === true}`,
    ],
  },
  local: {
    type: 'LocalVolume (a persistent volume backed by local storage on a node)',
    lines: (source) => [`Path:\t${digString(source, 'path')}`],
  },
  csi: { type: 'CSI (a Container Storage Interface (CSI) volume source)', lines: csiLines },
  ephemeral: {
    type: 'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)',
    lines: claimTemplateLines,
  },
  awsElasticBlockStore: {
    type: 'AWSElasticBlockStore (a Persistent Disk resource in AWS)',
    lines: (source) => fields(source, { VolumeID: 'volumeID', FSType: 'fsType', Partition: 'partition' }),
  },
  gcePersistentDisk: {
    type: 'GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)',
    lines: (source) => fields(source, { PDName: 'pdName', FSType: 'fsType', Partition: 'partition' }),
  },
  persistentVolumeClaim: {
    type: 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
    lines: (source) => [
      `ClaimName:\t${digString(source, 'claimName')}`,
      `ReadOnly:\t${source.readOnly === true}`,
    ],
  },
  downwardAPI: {
    type: 'DownwardAPI (a volume populated by information about the pod)',
    lines: downwardLines,
  },
  projected: {
    type: 'Projected (a volume that contains injected data from multiple sources)',
    lines: projectedLines,
  },
  image: {
    type: 'Image (a container image or OCI artifact)',
    lines: (source) => [
      `Reference:\t${digString(source, 'reference')}`,
      `PullPolicy:\t${digString(source, 'pullPolicy')}`,
    ],
  },
}

/** `Volumes:` of a pod or a template. */
export function describeVolumes(writer: DescribeWriter, volumes: JsonMap[], inTemplate: boolean): void {
  const space = inTemplate ? '  ' : ''
  writer.line(0, `${space}Volumes:${volumes.length === 0 ? '\t<none>' : ''}`)
  for (const volume of volumes) {
    writer.line(1, `${inTemplate ? ' ' : ''}${digString(volume, 'name')}:`)
    describeSource(writer, volume)
  }
}

/** The source of a volume, also of a PersistentVolume. */
export function describeSource(writer: DescribeWriter, holder: JsonMap): void {
  const kind = Object.keys(SOURCES).find((one) => isMap(holder[one]))
  if (!kind) {
    writer.line(1, '<unknown>')
    return
  }
  writer.line(2, `Type:\t${SOURCES[kind]!.type}`)
  for (const line of SOURCES[kind]!.lines(holder[kind] as JsonMap)) writer.line(2, line)
}
