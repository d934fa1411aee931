/** Endpoints with which nothing can be wrong, as controllers write them: they need no rules. */
import { isIPv4, isPort } from '@/lib/cluster/apimachinery/names'

interface Endpoint {
  ips: readonly string[]
  hostname?: string
  nodeName?: string
}

const SPECIAL = /^(0|127|169\.254|224)\./
const NODE = /^[a-z\d]([a-z\d.-]{0,60}[a-z\d])?$/
const PORT = /^([a-z][a-z\d-]{0,50}[a-z\d])?$/

export const isPlainEndpoint = ({ ips, hostname, nodeName = 'node' }: Endpoint): boolean =>
  ips.length === 1 &&
  ips.every((ip) => isIPv4(ip) && !SPECIAL.test(ip)) &&
  hostname === undefined &&
  NODE.test(nodeName) &&
  !nodeName.includes('..')

interface Port {
  name?: string
  port?: number
  protocol?: string
  appProtocol?: string
}

export const arePlainPorts = (ports: readonly Port[]): boolean =>
  new Set(ports.map(({ name = '' }) => name)).size === ports.length &&
  (ports.length < 2 || ports.every(({ name }) => !!name)) &&
  ports.every(
    ({ name = '', port, protocol = '', appProtocol }) =>
      PORT.test(name) && isPort(port ?? 0) && /^(TCP|UDP)$/.test(protocol) && appProtocol === undefined,
  )
