A node whose kernel does not pass on what is not for itself. Source: Kubernetes documentation, "Container Runtimes" (Enable
IPv4 packet forwarding); sysctl(8).

  $ kubectl run client --image=busybox:1.36 --overrides='{"spec":{"nodeName":"worker-1"}}' -- sleep 1d > /dev/null; kubectl run web --image=nginx --overrides='{"spec":{"nodeName":"worker-2"}}' > /dev/null
  $ kubectl wait --for=condition=Ready pod --all > /dev/null
# fault: ip-forward-off node=worker-1
  $ kubectl exec client -- wget -qO- -T 2 $(kubectl get pod web -o jsonpath='{.status.podIP}') | grep -c Welcome
  0
  ! wget: download timed out
  ! command terminated with exit code 1
  [1]
  $ ssh worker-1 sysctl net.ipv4.ip_forward
  net.ipv4.ip_forward = 0
  $ ssh worker-1 "echo net.ipv4.ip_forward=1 > /etc/sysctl.d/k8s.conf; sysctl --system" | tail -1
  net.ipv4.ip_forward = 1
  $ kubectl exec client -- wget -qO- -T 2 $(kubectl get pod web -o jsonpath='{.status.podIP}') | grep -c h1
  1
