import { loadConf, NOT_INITIALIZED } from '@/lib/cluster/cni/conf'
import { CNI_BIN, CNI_CONF } from '@/lib/cluster/cni/paths'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

const condition = (type: string, reason = '', message = '') => ({
  message,
  reason,
  status: reason === '',
  type,
})

/** What `crictl info` tells of containerd's network. Differs: its configuration is left out. */
export function runtimeInfo(files: FileSystem): object {
  const conf = loadConf(files)
  const isBroken = 'error' in conf
  const loaded = isBroken ? conf.error : 'OK'
  const message = `Network plugin returns error: ${NOT_INITIALIZED}`
  return {
    cniconfig: {
      Networks: isBroken
        ? []
        : [
            {
              Config: {
                CNIVersion: '1.0.0',
                Name: conf.name,
                Plugins: conf.plugins.map((Network) => ({ Network })),
              },
              IFName: 'eth0',
            },
          ],
      PluginConfDir: CNI_CONF,
      PluginDirs: [CNI_BIN],
      PluginMaxConfNum: 1,
      Prefix: 'eth',
    },
    lastCNILoadStatus: loaded,
    'lastCNILoadStatus.default': loaded,
    status: {
      conditions: [
        condition('RuntimeReady'),
        ...(isBroken
          ? [condition('NetworkReady', 'NetworkPluginNotReady', message)]
          : [condition('NetworkReady')]),
        condition('ContainerdHasNoDeprecationWarnings'),
      ],
    },
  }
}
