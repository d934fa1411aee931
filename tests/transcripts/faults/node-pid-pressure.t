A threshold of eviction that wants more process ids than there are. Source: Kubernetes documentation, "Node-pressure
Eviction", "Process ID Limits And Reservations".

# fault: node-pid-pressure node=worker-2
  $ kubectl get node worker-2 -o jsonpath='{range .status.conditions[?(@.type=="PIDPressure")]}{.status} {.message}{"\n"}{end}'
  True kubelet has insufficient PID available
  $ kubectl get node worker-2 -o jsonpath='{.spec.taints[*].key}{"\n"}'
  node.kubernetes.io/pid-pressure
  $ ssh worker-2 "sed -i -e '/^evictionHard:/d' -e '/pid.available/d' /var/lib/kubelet/config.yaml; systemctl restart kubelet"
  $ advance 320s
  $ kubectl get node worker-2 -o jsonpath='{range .status.conditions[?(@.type=="PIDPressure")]}{.status} {.message}{"\n"}{end}'
  False kubelet has sufficient PID available
