Routes between the pods of two nodes, entered and taken away by hand. Source: ip-route(8); Kubernetes documentation,
"The Kubernetes network model"; kubernetes-the-hard-way, "Provisioning Pod Network Routes".

  $ kubectl run a --image=busybox:1.37 --overrides='{"spec":{"nodeName":"worker-1"}}' -- sleep 1d > /dev/null; kubectl run b --image=nginx:1.27 --overrides='{"spec":{"nodeName":"worker-2"}}' > /dev/null; kubectl run c --image=nginx:1.27 --overrides='{"spec":{"nodeName":"worker-1"}}' > /dev/null; sleep 20
  $ kubectl get pod b -o jsonpath={.status.podIP} > /tmp/ip; kubectl exec a -- wget -qO- -T 2 $(cat /tmp/ip) | grep title
  <title>Welcome to nginx!</title>
  $ ssh worker-1 ip route
  default via 192.168.56.1 dev eth0 
  10.244.0.0/24 via 192.168.56.10 dev eth0 
  10.244.1.0/24 dev cni0 proto kernel scope link src 10.244.1.1 
  10.244.2.0/24 via 192.168.56.12 dev eth0 
  192.168.56.0/24 dev eth0 proto kernel scope link src 192.168.56.11 
  $ ssh worker-1 ip route del 10.244.2.0/24; ssh worker-1 'ip route | grep 10.244'
  10.244.0.0/24 via 192.168.56.10 dev eth0 
  10.244.1.0/24 dev cni0 proto kernel scope link src 10.244.1.1 
  $ kubectl exec a -- wget -qO- -T 2 $(cat /tmp/ip) | grep title
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ kubectl exec a -- wget -qO- -T 2 $(kubectl get pod c -o jsonpath={.status.podIP}) | grep title
  <title>Welcome to nginx!</title>

The way back counts too.
  $ ssh worker-1 'ip route add 10.244.2.0/24 via 192.168.56.12; ip route add 10.244.2.0/24 via 192.168.56.12'
  ! RTNETLINK answers: File exists
  [2]
  $ ssh worker-2 ip route del 10.244.1.0/24; kubectl exec a -- wget -qO- -T 2 $(cat /tmp/ip) | grep title
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ ssh worker-2 ip route add 10.244.1.0/24 via 192.168.56.11; kubectl exec a -- wget -qO- -T 2 $(cat /tmp/ip) | grep title
  <title>Welcome to nginx!</title>

To the wrong node.
  $ ssh worker-1 'ip route replace 10.244.2.0/24 via 192.168.56.10; ip route get 10.244.2.2'; kubectl exec a -- wget -qO- -T 2 $(cat /tmp/ip) | grep title
  10.244.2.2 via 192.168.56.10 dev eth0 src 192.168.56.11 uid 0 
      cache 
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ ssh worker-1 'ip route add 10.244.2.0/25 via 192.168.56.12'; kubectl exec a -- wget -qO- -T 2 $(cat /tmp/ip) | grep title
  <title>Welcome to nginx!</title>
  $ ssh worker-1 'ip route del 10.200.0.0/24; ip route add 10.200.0.1/24 via 192.168.56.12; ip route add 10.200.0.0/24 via 10.1.1.1'
  ! RTNETLINK answers: No such process
  ! Error: Invalid prefix for given prefix length.
  ! Error: Nexthop has invalid gateway.
  [2]
