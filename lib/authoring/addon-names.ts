/** What a drill's cluster can have installed: lib/cluster/addons. */
export const ADDON_NAMES = [
  'metrics-server',
  'ingress-nginx',
  'gateway-api',
  'gateway-controller',
  'csi-drivers',
  'cloud-provider',
  'cluster-autoscaler',
  'metrics-adapter',
  'vertical-pod-autoscaler',
  'policy-engine',
  'sidecar-injector',
] as const
