A node without a route to the pods of another one. Source: ip-route(8); Kubernetes documentation, "Cluster Networking".

  $ kubectl run client --image=busybox:1.36 --overrides='{"spec":{"nodeName":"worker-1"}}' -- sleep 1d > /dev/null; kubectl run web --image=nginx --overrides='{"spec":{"nodeName":"worker-2"}}' > /dev/null
  $ kubectl wait --for=condition=Ready pod --all > /dev/null
# fault: pod-route-missing node=worker-1 to=10.244.2.0/24
  $ kubectl exec client -- wget -qO- -T 2 $(kubectl get pod web -o jsonpath='{.status.podIP}') | grep -c Welcome
  0
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ ssh worker-1 ip route | grep -c 10.244.2; kubectl get node worker-2 -o jsonpath='{.spec.podCIDR} {.status.addresses[0].address}'
  0
  10.244.2.0/24 192.168.56.12
  $ ssh worker-1 ip route add 10.244.2.0/24 via 192.168.56.12
  $ kubectl exec client -- wget -qO- -T 2 $(kubectl get pod web -o jsonpath='{.status.podIP}') | grep -c h1
  1
