What flannel leaves on a node, seen with the tools: its tunnel flannel.1, where the tunnel sends what is for other
nodes, and the bridge. Source: github.com/flannel-io/flannel (pkg/backend/vxlan: device.go, vxlan_network.go), iproute2.

  $ kubectl apply -f https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml > /dev/null; sleep 40
  $ kubectl run web --image=nginx --overrides='{"spec":{"nodeName":"worker-1"}}'; kubectl run box --image=busybox:1.36 --overrides='{"spec":{"nodeName":"worker-1"}}' -- sleep 1d
  pod/web created
  pod/box created
  $ kubectl wait --for=condition=Ready pod --all > /dev/null; ssh worker-1 ip -br addr | sed 's/veth[0-9a-f]*/veth/'
  lo  UNKNOWN  127.0.0.1/8
  eth0  UP  192.168.56.11/24
  flannel.1  UNKNOWN  10.244.1.0/32
  cni0  UP  10.244.1.1/24
  veth@if2 UP
  veth@if2 UP
  veth@if2 UP
  $ ssh worker-1 ip -d link show flannel.1 | sed 's/ether [0-9a-f:]*/ether MAC/'
  3: flannel.1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue state UNKNOWN mode DEFAULT group default
      link/ether MAC brd ff:ff:ff:ff:ff:ff promiscuity 0  allmulti 0 minmtu 68 maxmtu 65535
      vxlan id 1 local 192.168.56.11 dev eth0 srcport 0 0 dstport 8472 nolearning ttl auto ageing 300 udpcsum noudp6zerocsumtx noudp6zerocsumrx addrgenmode eui64 numtxqueues 1 numrxqueues 1 gso_max_size 65536 gso_max_segs 65535 tso_max_size 65536 tso_max_segs 65535 gro_max_size 65536
  $ ssh worker-1 'ip route; ip route get 10.244.2.9; ip route get 10.244.1.9 | head -1'
  default via 192.168.56.1 dev eth0
  10.244.0.0/24 via <pod-ip> dev flannel.1 onlink
  10.244.1.0/24 dev cni0 proto kernel scope link src <pod-ip>
  10.244.2.0/24 via <pod-ip> dev flannel.1 onlink
  192.168.56.0/24 dev eth0 proto kernel scope link src 192.168.56.11
  <pod-ip> via <pod-ip> dev flannel.1 src <pod-ip> uid 0
      cache
  <pod-ip> dev cni0 src <pod-ip> uid 0
The end of the tunnel on each other node is known, with its card's address, and behind which host it is.
  $ MAC=$(ssh worker-2 ip -br link show flannel.1 | awk '{print $3}'); ssh worker-1 'ip neigh show 10.244.2.0; bridge fdb show dev flannel.1' | sed "s/$MAC/that of worker-2/" | grep that
  <pod-ip> dev flannel.1 lladdr that of worker-2 PERMANENT
  that of worker-2 dst 192.168.56.12 self permanent
  $ ssh worker-1 ss -ulnH | awk '{print $4}'
  0.0.0.0:8472
  $ kubectl exec box -- ip route
  default via <pod-ip> dev eth0
  10.244.0.0/16 via <pod-ip> dev eth0
  10.244.1.0/24 dev eth0 scope link  src <pod-ip>
  $ kubectl exec box -- ip link show eth0 | grep -o 'mtu [0-9]*'
  mtu 1450
  $ ssh worker-1 traceroute -n $(kubectl get pods -n kube-system -o jsonpath='{.items[?(@.spec.nodeName=="worker-2")].status.podIP}' | tr ' ' '\n' | grep 10.244) | tail -n +2 | awk '{print $1, $2}'
  1 <pod-ip>
  2 <pod-ip>
  $ kubectl delete node worker-2; ssh worker-1 'ip route show dev flannel.1; bridge fdb show dev flannel.1 | wc -l'
  node "worker-2" deleted
  10.244.0.0/24 via <pod-ip> onlink
  1
