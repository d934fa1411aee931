What is no pod in the manifests folder is skipped; a file whose name begins with a dot is not read. Source:
pkg/kubelet/config/file.go. A mirror that the API refuses does not keep the pod from running.

  $ ssh worker-2
  $ printf 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n  - name: c\n    image: busybox\n    command: [sleep, "1000"]\n' > /etc/kubernetes/manifests/.hidden.yaml
  $ printf 'apiVersion: v1\nkind: Deployment\nmetadata:\n  name: b\n' > /etc/kubernetes/manifests/b.yaml
  $ printf 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: c\nspec:\n  containers: []\n' > /etc/kubernetes/manifests/c.yaml
  $ printf 'apiVersion: v1\n  kind: Pod\n' > /etc/kubernetes/manifests/d.yaml
  $ sleep 10; kubectl --kubeconfig /etc/kubernetes/kubelet.conf get pods --field-selector spec.nodeName=worker-2
  ! No resources found in default namespace.
  $ cp /etc/kubernetes/manifests/.hidden.yaml /etc/kubernetes/manifests/e.yaml
  $ sleep 10; crictl ps --name '^c$' | awk '{print $(NF-1)}'
  POD
  a-worker-2
  $ exit
  ! logout
  ! Connection to worker-2 closed.
  $ kubectl get pods
  NAME  READY  STATUS  RESTARTS  AGE
  a-worker-2  1/1  Running  0  <age>
