What the tools show on a node is what its network plugin has made: here the bridge cni0, and a route by hand to the pods
of each other node. Source: github.com/containernetworking/plugins (bridge, host-local), iproute2's and net-tools'
sources; kubernetes.io "Ports and Protocols" (6443, 2379-2380, 10250, 10257, 10259, 10256).

  $ kubectl run web --image=nginx --overrides='{"spec":{"nodeName":"worker-1"}}'; kubectl run box --image=busybox:1.36 --overrides='{"spec":{"nodeName":"worker-1"}}' -- sleep 1d
  pod/web created
  pod/box created
  $ kubectl wait --for=condition=Ready pod --all > /dev/null; ssh worker-1 ip -br addr | sed 's/veth[0-9a-f]*/veth/'
  lo  UNKNOWN  127.0.0.1/8
  eth0  UP  192.168.56.11/24
  cni0  UP  10.244.1.1/24
  veth@if2 UP
  veth@if2 UP
  veth@if2 UP
  $ ssh worker-1 ip route
  default via 192.168.56.1 dev eth0
  10.244.0.0/24 via 192.168.56.10 dev eth0
  10.244.1.0/24 dev cni0 proto kernel scope link src <pod-ip>
  10.244.2.0/24 via 192.168.56.12 dev eth0
  192.168.56.0/24 dev eth0 proto kernel scope link src 192.168.56.11
  $ ssh worker-1 ip neigh | awk '{print $1, $2, $3, $NF}'
  192.168.56.1 dev eth0 REACHABLE
  192.168.56.10 dev eth0 REACHABLE
  192.168.56.12 dev eth0 REACHABLE
  <pod-ip> dev cni0 STALE
  <pod-ip> dev cni0 STALE
  <pod-ip> dev cni0 STALE
Each pod hangs on the bridge by one end of a veth; the other one is its eth0, and they know each other's numbers.
  $ N=$(kubectl exec box -- ip link show eth0 | grep -o 'if[0-9]*' | tr -d if); ssh worker-1 ip -o link | grep "^$N:" | grep -o 'master cni0'
  master cni0
  $ ME=$(kubectl exec box -- ip link show eth0 | awk '/ether/ {print $2}'); ssh worker-1 ip neigh | grep $ME | wc -l; ssh worker-1 bridge fdb show br cni0 | grep -c $ME
  1
  1
  $ ssh worker-1 bridge link | awk '{print $7, $8, $9, $10}' | sort | uniq -c
        3 cni0 state forwarding priority
  $ ssh worker-1 brctl show | awk '{print $1, $3, NF}' | head -2
  bridge bridge 7
  cni0 no 4
  $ kubectl exec box -- ip route | sed 's/[0-9]*$//'
  default via <pod-ip> dev eth0
  10.244.1.0/24 dev eth0 scope link  src <pod-ip>
An image without such tools tells it by its files.
  $ N=$(kubectl exec web -- cat /sys/class/net/eth0/iflink); ssh worker-1 "grep -lx $N /sys/class/net/veth*/ifindex" | wc -l; ssh worker-1 ip -o link | grep "^$N:" | grep -o 'master cni0'
  1
  master cni0
The names under which namespaces lie in /run/netns; what is in there is seen from the node too.
  $ ssh worker-1 ip netns | sed 's/-.*(/-X (/'
  cni-X (id: 2)
  cni-X (id: 1)
  cni-X (id: 0)
  $ ssh worker-1 'for n in $(ip netns | cut -d" " -f1); do ip netns exec $n ss -tlnH; done' | awk '{print $4}' | sort
  0.0.0.0:53
  0.0.0.0:80
  0.0.0.0:8080
  0.0.0.0:8181
  0.0.0.0:9153
Whoever listens on the node itself.
  $ ssh control-plane ss -tlnp | awk 'NR > 1 {print $4, $6}' | sed 's/,pid.*//; s/users:((//' | grep -v containerd
  0.0.0.0:22 "sshd"
  127.0.0.1:2379 "etcd"
  192.168.56.10:2379 "etcd"
  192.168.56.10:2380 "etcd"
  127.0.0.1:2381 "etcd"
  *:6443 "kube-apiserver"
  127.0.0.1:10248 "kubelet"
  127.0.0.1:10249 "kube-proxy"
  *:10250 "kubelet"
  *:10256 "kube-proxy"
  127.0.0.1:10257 "kube-controller"
  127.0.0.1:10259 "kube-scheduler"
  $ ssh worker-1 netstat -tlnp | awk 'NR > 2 {print $1, $4, $7}' | sed 's|[0-9]*/||' | grep -v containerd
  tcp 0.0.0.0:22 sshd
  tcp 127.0.0.1:10248 kubelet
  tcp 127.0.0.1:10249 kube-proxy
  tcp6 :::10250 kubelet
  tcp6 :::10256 kube-proxy
A port of a Service, or of a pod on the host, has no socket there; a pod on the host's network has.
  $ kubectl expose pod web --port=80 --type=NodePort > /dev/null; ssh worker-1 ss -tlnH | grep -c :$(kubectl get service web -o jsonpath='{.spec.ports[0].nodePort}')
  0
  [1]
  $ kubectl run host --image=httpd --overrides='{"spec":{"nodeName":"worker-1","hostNetwork":true}}'; kubectl wait --for=condition=Ready pod/host > /dev/null; ssh worker-1 ss -tlnpH 'sport = :80' | grep -o '"[a-z]*"'
  pod/host created
  "httpd"
  $ kubectl run tools --image=nicolaka/netshoot --overrides='{"spec":{"nodeName":"worker-1","hostNetwork":true}}' -- sleep 1d; kubectl wait --for=condition=Ready pod/tools > /dev/null; kubectl exec tools -- ip -o -4 addr | awk '{print $2, $4}'
  pod/tools created
  lo 127.0.0.1/8
  eth0 192.168.56.11/24
  cni0 10.244.1.1/24
  $ kubectl exec tools -- ss -tlnpH | awk '{print $4, $6}' | sort | head -3
  *:10250
  *:10256
  0.0.0.0:22
A node that goes takes its route along.
  $ kubectl delete node worker-2; ssh worker-1 ip route show via 192.168.56.12; ssh worker-1 ip route | wc -l
  node "worker-2" deleted
  4
  $ ssh worker-2 ip -br addr show eth0
  eth0  UP  192.168.56.12/24
The API server stops: nobody listens there any more.
  $ ssh control-plane mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/; sleep 30; ssh control-plane ss -tln | grep -c :6443; ssh control-plane ss -tlnp | grep -c etcd
  0
  4
