import { describe, expect, it } from 'vitest'
import type { Lister } from '@/lib/cluster/client/lister'
import { attachmentOf, calicoBlock, nextAddress } from '@/lib/cluster/cni/attachment'
import { loadConf } from '@/lib/cluster/cni/conf'
import { CNI_BIN, CNI_CONF, CNI_PLUGINS } from '@/lib/cluster/cni/paths'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { newFileTree } from '@/lib/userland/kernel/file-tree'
import { makeFolders } from '@/lib/userland/kernel/folders'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'

function hostWith(files: Record<string, string>, without: string[] = []): FileSystem {
  const host = new MemoryFileSystem({ now: () => 0, tree: newFileTree() })
  makeFolders(host, CNI_CONF)
  makeFolders(host, CNI_BIN)
  for (const name of CNI_PLUGINS) if (!without.includes(name)) host.write(`${CNI_BIN}/${name}`, 'ELF')
  for (const [path, text] of Object.entries(files)) {
    makeFolders(host, path.slice(0, path.lastIndexOf('/')))
    host.write(path, text)
  }
  return host
}

const list = (...plugins: object[]) => JSON.stringify({ cniVersion: '1.0.0', name: 'pods', plugins })
const bridge = (subnet?: string) => ({
  type: 'bridge',
  ipam: { type: 'host-local', ...(subnet ? { ranges: [[{ subnet }]] } : {}) },
})
const at = (name: string, text: string) => ({ [`${CNI_CONF}/${name}`]: text })

function facts(files: FileSystem, pools: object[] = []) {
  const nodes = ['a', 'b'].map((name) => ({ metadata: { name }, spec: {} }))
  const lister = { list: (resource: string) => (resource === 'nodes' ? nodes : pools) } as unknown as Pick<
    Lister,
    'list'
  >
  return { name: 'a', podCIDR: '10.244.1.0/24', files, lister }
}

describe('what containerd loads', () => {
  const failed = (why: string) => `cni config load failed: ${why}: failed to load cni config`
  it.each([
    ['nothing', {}, failed(`no network config found in ${CNI_CONF}: cni plugin not initialized`)],
    [
      'other files',
      at('README', 'x'),
      failed(`no network config found in ${CNI_CONF}: cni plugin not initialized`),
    ],
    [
      'a list in a .conf',
      at('10-a.conf', list(bridge())),
      failed(`network type not found in ${CNI_CONF}/10-a.conf: invalid cni config`),
    ],
    [
      'a list without plugins',
      at('10-a.conflist', list()),
      failed(`CNI config list ${CNI_CONF}/10-a.conflist has no networks: invalid cni config`),
    ],
    [
      'a list without a name',
      at('10-a.conflist', '{"plugins":[]}'),
      failed(
        `failed to load CNI config list file ${CNI_CONF}/10-a.conflist: error parsing configuration list: no name: invalid cni config`,
      ),
    ],
    [
      'a first file that is broken, before a good one',
      { ...at('10-a.conflist', '{'), ...at('20-b.conflist', list(bridge())) },
      failed(
        `failed to load CNI config list file ${CNI_CONF}/10-a.conflist: error parsing configuration list: unexpected end of JSON input: invalid cni config`,
      ),
    ],
  ])('%s', (_, files, error) => {
    expect(loadConf(hostWith(files))).toEqual({ error })
  })

  it('the first file by name counts', () => {
    const host = hostWith({ ...at('20-b.conflist', list(bridge())), ...at('10-a.conf', '{"type":"ptp"}') })
    expect(loadConf(host)).toMatchObject({ file: `${CNI_CONF}/10-a.conf`, plugins: [{ type: 'ptp' }] })
  })
})

const FLANNEL = at('10-flannel.conflist', list({ type: 'flannel', delegate: { isDefaultGateway: true } }))
const ENV = { '/run/flannel/subnet.env': 'FLANNEL_NETWORK=10.244.0.0/16\nFLANNEL_SUBNET=10.244.1.1/24\n' }
const FLANNEL_BIN = { [`${CNI_BIN}/flannel`]: 'ELF' }
const CALICO = {
  ...at('10-calico.conflist', list({ type: 'calico', ipam: { type: 'calico-ipam' } })),
  [`${CNI_BIN}/calico`]: 'ELF',
  [`${CNI_BIN}/calico-ipam`]: 'ELF',
}
const STARTED = { '/var/lib/calico/nodename': 'a' }

describe('why a pod cannot be attached', () => {
  it.each([
    [
      'no such program',
      at('1.conflist', list({ type: 'nothere' })),
      [],
      `plugin type="nothere" failed (add): failed to find plugin "nothere" in path [${CNI_BIN}]`,
    ],
    [
      'a single plugin is called by its name, too',
      at('1.conf', '{"type":"nothere","name":"net"}'),
      [],
      `plugin type="nothere" name="net" failed (add): failed to find plugin "nothere" in path [${CNI_BIN}]`,
    ],
    [
      'no loopback',
      at('1.conflist', list(bridge('10.1.0.0/24'))),
      ['loopback'],
      `plugin type="loopback" failed (add): failed to find plugin "loopback" in path [${CNI_BIN}]`,
    ],
    [
      'a later plugin is not there',
      at('1.conflist', list(bridge('10.1.0.0/24'), { type: 'portmap' })),
      ['portmap'],
      `plugin type="portmap" failed (add): failed to find plugin "portmap" in path [${CNI_BIN}]`,
    ],
    [
      'no range',
      at('1.conflist', list(bridge())),
      [],
      'plugin type="bridge" failed (add): no IP ranges specified',
    ],
    [
      'flannel before flanneld',
      { ...FLANNEL, ...FLANNEL_BIN },
      [],
      `plugin type="flannel" failed (add): failed to load flannel 'subnet.env' file: open /run/flannel/subnet.env: no such file or directory. Check the flannel pod log for this node.`,
    ],
    [
      'flannel without the bridge that it delegates to',
      { ...FLANNEL, ...FLANNEL_BIN, ...ENV },
      ['bridge'],
      `plugin type="flannel" failed (add): failed to delegate add: failed to find plugin "bridge" in path [${CNI_BIN}]`,
    ],
    [
      'Calico before its node',
      CALICO,
      [],
      'plugin type="calico" failed (add): stat /var/lib/calico/nodename: no such file or directory: check that the calico/node container is running and has mounted /var/lib/calico/',
    ],
    [
      'Calico without a pool',
      { ...CALICO, ...STARTED },
      [],
      'plugin type="calico" failed (add): no configured Calico pools for node a',
    ],
  ])('%s', (_, files, without, error) => {
    expect(attachmentOf(facts(hostWith(files, without)))).toEqual({ initialized: true, error })
  })
})

describe('where a pod gets its address from', () => {
  it.each([
    ['the range of a bridge', at('1.conflist', list(bridge('10.9.8.0/28'))), 'bridge', '10.9.8.0/28'],
    ['the lease of flannel', { ...FLANNEL, ...FLANNEL_BIN, ...ENV }, 'flannel', '10.244.1.0/24'],
    ['a plugin of which nothing is known', at('1.conflist', list({ type: 'ptp' })), 'other', '10.244.1.0/24'],
  ])('%s', (_, files, kind, subnet) => {
    expect(attachmentOf(facts(hostWith(files)))).toMatchObject({ attachment: { kind, subnet } })
  })

  it('a block of the pool of Calico', () => {
    const pool = { spec: { cidr: '10.50.0.0/16' } }
    const found = attachmentOf(facts(hostWith({ ...CALICO, ...STARTED }), [pool]))
    expect(found).toMatchObject({ attachment: { subnet: expect.stringMatching(/^10\.50\.\d+\.\d+\/26$/) } })
  })

  it('blocks of nodes differ, also where there are few', () => {
    const names = ['a', 'b', 'c', 'd']
    const blocks = names.map((name) => calicoBlock('10.50.0.0/24', names, name))
    expect(new Set(blocks).size).toBe(4)
  })

  it('the next free one in turn, never that of the bridge; none when all are taken', () => {
    const found = attachmentOf(facts(hostWith(at('1.conflist', list(bridge('10.9.8.0/29'))))))
    const attachment = 'attachment' in found ? found.attachment : undefined
    if (!attachment) throw new Error('no attachment')
    expect(nextAddress(attachment, new Set(), undefined)).toBe('10.9.8.2')
    expect(nextAddress(attachment, new Set(['10.9.8.4']), '10.9.8.3')).toBe('10.9.8.5')
    expect(nextAddress(attachment, new Set(), '10.9.8.6')).toBe('10.9.8.2')
    const all = [2, 3, 4, 5, 6].map((end) => `10.9.8.${end}`)
    expect(nextAddress(attachment, new Set(all), '10.9.8.3')).toBeUndefined()
  })
})
