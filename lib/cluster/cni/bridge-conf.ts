/**
 * The network that a cluster has unless a scenario says otherwise: a bridge on each node, and a static route to
 * the pods of every other node.
 * @param place of the node, from 0
 */
export const bridgeConf = (place: number): string =>
  `${JSON.stringify(
    {
      cniVersion: '1.0.0',
      name: 'pods',
      plugins: [
        {
          type: 'bridge',
          bridge: 'cni0',
          isGateway: true,
          ipMasq: true,
          hairpinMode: true,
          ipam: {
            type: 'host-local',
            ranges: [[{ subnet: `10.244.${place}.0/24` }]],
            routes: [{ dst: '0.0.0.0/0' }],
          },
        },
        { type: 'portmap', capabilities: { portMappings: true } },
      ],
    },
    null,
    2,
  )}\n`
