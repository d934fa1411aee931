Somebody takes the configuration away while pods run: they go on, new ones wait, and those that are deleted stay until it
is back. Source: github.com/containerd/go-cni (Remove asks for the status first), pkg/kubelet/kuberuntime
(KillPodSandboxError), pkg/controller/nodelifecycle.

  $ kubectl apply -f https://raw.githubusercontent.com/flannel-io/flannel/master/Documentation/kube-flannel.yml > /dev/null; sleep 30
  $ kubectl run old --image=nginx --overrides='{"spec":{"nodeName":"worker-1"}}'; kubectl run far --image=busybox:1.36 --overrides='{"spec":{"nodeName":"worker-2"}}' -- sleep 1d
  pod/old created
  pod/far created
  $ kubectl wait --for=condition=Ready pod --all > /dev/null; ssh worker-1 mv /etc/cni/net.d/10-flannel.conflist /root/
Before the kubelet has heard of it, containerd says so itself.
  $ kubectl run new --image=nginx --overrides='{"spec":{"nodeName":"worker-1"}}'; sleep 15
  pod/new created
  $ kubectl describe pod new | grep -E 'FailedCreate|NetworkNotReady' | sed 's/sandbox "[0-9a-f]*"/sandbox ID/; s/(x[0-9]* over/(xN over/'
    Warning  FailedCreatePodSandBox  <age>  kubelet  Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox ID: cni plugin not initialized
    Warning  NetworkNotReady  <age> (xN over <age>)  kubelet  network is not ready: container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized
  $ kubectl get nodes --no-headers | awk '{print $1, $2}'
  control-plane Ready
  worker-1 NotReady
  worker-2 Ready
  $ kubectl get node worker-1 -o jsonpath='{range .spec.taints[*]}{.key}:{.effect}{"\n"}{end}' | sort
  node.kubernetes.io/not-ready:NoExecute
  node.kubernetes.io/not-ready:NoSchedule
  $ kubectl exec far -- wget -qO- -T 2 $(kubectl get pod old -o jsonpath='{.status.podIP}') | grep h1
  <h1>Welcome to nginx!</h1>
  $ kubectl delete pod old --wait=false; sleep 40; kubectl get pods
  pod "old" deleted from default namespace
  NAME  READY  STATUS  RESTARTS  AGE
  far  1/1  Running  0  <age>
  new  0/1  ContainerCreating  0  <age>
  old  0/1  Terminating  0  <age>
  $ kubectl get events --field-selector reason=FailedKillPod -o jsonpath='{.items[0].message}{"\n"}' | sed 's/sandbox \\"[0-9a-f]*/sandbox \\"ID/'
  error killing pod: failed to "KillPodSandbox" for "<uid>" with KillPodSandboxError: "rpc error: code = Unknown desc = failed to destroy network for sandbox \"ID\": cni plugin not initialized"
  $ ssh worker-1 mv /root/10-flannel.conflist /etc/cni/net.d/; sleep 40; kubectl get pods
  NAME  READY  STATUS  RESTARTS  AGE
  far  1/1  Running  0  <age>
  new  1/1  Running  0  <age>
  $ kubectl get nodes --no-headers | awk '{print $1, $2}'
  control-plane Ready
  worker-1 Ready
  worker-2 Ready
