A node whose network plugins are not where the runtime looks for them. Source: Kubernetes documentation, "Troubleshooting
CNI plugin-related errors"; github.com/containernetworking/cni.

# fault: cni-plugins-removed node=worker-1
  $ kubectl run web --image=nginx --overrides='{"spec":{"nodeName":"worker-1"}}' > /dev/null; sleep 20; kubectl get pod web --no-headers | awk '{print $2, $3}'
  0/1 ContainerCreating
  $ kubectl get events --field-selector involvedObject.name=web,reason=FailedCreatePodSandBox -o jsonpath='{.items[0].message}{"\n"}' | grep -o 'failed to find plugin.*'
  failed to find plugin "loopback" in path [/opt/cni/bin]
  $ ssh worker-1 mv /opt/cni/old /opt/cni/bin; sleep 30; kubectl get pod web --no-headers | awk '{print $2, $3}'
  1/1 Running
