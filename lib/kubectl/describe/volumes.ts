import { dig, digList, digString, isMap, type JsonMap } from '../go-format'
import type { DescribeWriter } from './writer'

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
    const kind = Object.keys(SOURCES).find((one) => isMap(volume[one]))
    if (!kind) {
      writer.line(1, '<unknown>')
      continue
    }
    writer.line(2, `Type:\t${SOURCES[kind]!.type}`)
    for (const line of SOURCES[kind]!.lines(volume[kind] as JsonMap)) writer.line(2, line)
  }
}
