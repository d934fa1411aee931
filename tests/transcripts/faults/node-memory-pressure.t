A threshold of eviction that is higher than the memory that is left. Source: Kubernetes documentation, "Node-pressure
Eviction".

# fault: node-memory-pressure node=worker-1
  $ kubectl get node worker-1 -o jsonpath='{range .status.conditions[?(@.type=="MemoryPressure")]}{.status} {.message}{"\n"}{end}'
  True kubelet has insufficient memory available
  $ kubectl get node worker-1 -o jsonpath='{.spec.taints[*].key}{"\n"}'
  node.kubernetes.io/memory-pressure
  $ kubectl run web --image=nginx --overrides='{"spec":{"nodeName":"worker-1"}}' > /dev/null; sleep 5; kubectl get pod web --no-headers | awk '{print $2, $3}'
  0/1 Evicted
  $ ssh worker-1 tail -2 /var/lib/kubelet/config.yaml
  evictionHard:
    memory.available: "8190Mi"
  $ ssh worker-1 "sed -i -e '/^evictionHard:/d' -e '/memory.available/d' /var/lib/kubelet/config.yaml; systemctl restart kubelet"
  $ advance 320s
  $ kubectl get node worker-1 -o jsonpath='{range .status.conditions[?(@.type=="MemoryPressure")]}{.status} {.message}{"\n"}{end}'
  False kubelet has sufficient memory available
