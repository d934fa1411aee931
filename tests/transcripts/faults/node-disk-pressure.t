A threshold of eviction that wants nearly all of the disk. Source: Kubernetes documentation, "Node-pressure Eviction".

# fault: node-disk-pressure node=worker-1
  $ kubectl get node worker-1 -o jsonpath='{range .status.conditions[?(@.type=="DiskPressure")]}{.status} {.message}{"\n"}{end}'
  True kubelet has disk pressure
  $ kubectl get node worker-1 -o jsonpath='{.spec.taints[*].key}{"\n"}'
  node.kubernetes.io/disk-pressure
  $ kubectl run web --image=nginx --overrides='{"spec":{"nodeName":"worker-1"}}' > /dev/null; sleep 5; kubectl get pod web -o jsonpath='{.status.reason}: {.status.message}{"\n"}'
  Evicted: Pod was rejected: The node had condition: [DiskPressure]. 
  $ ssh worker-1 "sed -i -e '/^evictionHard:/d' -e '/nodefs.available/d' /var/lib/kubelet/config.yaml; systemctl restart kubelet"
  $ advance 320s
  $ kubectl get node worker-1 -o jsonpath='{range .status.conditions[?(@.type=="DiskPressure")]}{.status} {.message}{"\n"}{end}'
  False kubelet has no disk pressure
