import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { type Program, print, serve } from '@/lib/cluster/kubelet/process/process'

function* redisServer(): Program {
  yield* print('1:M * Running mode=standalone, port=6379.\n1:M * Ready to accept connections tcp')
  return yield* serve({ port: 6379, protocol: 'TCP' })
}

export const redis: ImageBehaviour = {
  repository: 'redis',
  sizeBytes: 45_004_232,
  entrypoint: ['docker-entrypoint.sh'],
  command: ['redis-server'],
  shell: true,
  ports: [6379],
  programs: {
    'redis-server': redisServer,
    'docker-entrypoint.sh': redisServer,
    'redis-cli': ({ argv }) => print(argv.includes('ping') ? 'PONG' : 'OK'),
  },
}
