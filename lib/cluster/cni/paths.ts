/** Where the networks of pods are configured on a host. */
export const CNI_CONF = '/etc/cni/net.d'
export const CNI_BIN = '/opt/cni/bin'
/** What an administrator has put there of a network that needs no DaemonSet. */
export const BRIDGE_CONF = `${CNI_CONF}/10-bridge.conflist`
/** Written by flanneld once it has a lease. */
export const SUBNET_ENV = '/run/flannel/subnet.env'
export const IP_FORWARD = '/proc/sys/net/ipv4/ip_forward'
/** Settings of the kernel's network that have to be 1 on a node. */
export const SYSCTLS = [
  IP_FORWARD,
  ...['', '6'].map((v) => `/proc/sys/net/bridge/bridge-nf-call-ip${v}tables`),
]

/** What the package kubernetes-cni brings. */
export const CNI_PLUGINS =
  `bandwidth bridge dhcp dummy firewall host-device host-local ipvlan loopback macvlan portmap ptp sbr static
  tap tuning vlan vrf`.split(/\s+/)
